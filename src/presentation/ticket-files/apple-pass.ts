import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PKPass } from 'passkit-generator';
import type { ApplePassSettings, TicketSheet } from '@/application/tickets/ports';
import type { Locale } from '@/domain/locale';
import { toRgb } from '../oklch';
import { fileWords, sheetWords } from './sheet-words';

/** Tickets for Apple Wallet: https://developer.apple.com/documentation/walletpasses */

const rgb = (colour: string) => `rgb(${toRgb(colour).join(', ')})`;

const IMAGES = ['icon.png', 'icon@2x.png', 'icon@3x.png', 'logo.png', 'logo@2x.png'];
const readImage = (name: string) => readFileSync(path.join(process.cwd(), 'public/wallet', name));

export function applePass(
  sheet: TicketSheet,
  settings: ApplePassSettings,
  { shop, locale }: { shop: string; locale: Locale },
): Uint8Array<ArrayBuffer> {
  const words = sheetWords(sheet, locale);
  const t = fileWords(locale);
  const { passTypeId, teamId, certificate, key, passphrase, wwdr } = settings;
  const pass = new PKPass(
    Object.fromEntries(IMAGES.map((name) => [name, readImage(name)])),
    { wwdr, signerCert: certificate, signerKey: key, signerKeyPassphrase: passphrase ?? undefined },
    {
      passTypeIdentifier: passTypeId,
      teamIdentifier: teamId,
      organizationName: shop,
      logoText: shop,
      description: t('title', { event: sheet.event.name }),
      // A pass of the same number takes the place of the one before.
      serialNumber: sheet.id,
      foregroundColor: rgb('oklch(0.24 0.04 266)'),
      labelColor: rgb('oklch(0.45 0.03 266)'),
      backgroundColor: rgb('oklch(0.965 0.013 85)'),
      voided: sheet.code === null,
    },
  );
  pass.type = 'eventTicket';
  pass.primaryFields.push({ key: 'event', value: words.name });
  pass.secondaryFields.push(
    { key: 'when', label: t('when'), value: words.when },
    { key: 'where', label: t('where'), value: words.where },
  );
  pass.auxiliaryFields.push(...words.fields.map(({ label, value }, index) => ({ key: `field${index}`, label, value })));
  pass.backFields.push(
    { key: 'code', label: words.codeLabel, value: words.confirmationCode },
    { key: 'zone', label: t('when'), value: `${words.when} (${words.zone})` },
    { key: 'notes', label: t('type'), value: words.notes.join('\n') },
  );
  pass.setRelevantDate(new Date(sheet.event.startsAt));
  pass.setExpirationDate(new Date(sheet.event.endsAt));
  if (sheet.code !== null) {
    pass.setBarcodes({
      format: 'PKBarcodeFormatQR',
      message: sheet.code,
      messageEncoding: 'iso-8859-1',
      altText: sheet.confirmationCode,
    });
  }
  return new Uint8Array(pass.getAsBuffer());
}
