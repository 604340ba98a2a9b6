import { chromium } from '@playwright/test';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const U='http://localhost:4877';
{ const ctx = await b.newContext({ baseURL: U, viewport:{width:1280,height:900} }); const page = await ctx.newPage();
 const log=[]; page.on('response', async r=>{ if(/\.js$/.test(new URL(r.url()).pathname)) log.push(r.url().split('/').pop()+' '+(r.headers()['content-encoding']??'raw')); });
 await page.goto('/events/jazz-under-the-half-moon',{waitUntil:'networkidle'}); await page.mouse.move(10,10); await page.mouse.move(20,20); await page.waitForTimeout(2500); await page.waitForLoadState('networkidle');
 const sizes=await page.evaluate(()=>performance.getEntriesByType('resource').filter(e=>/\.js$/.test(e.name)).map(e=>[e.name.split('/').pop(),e.encodedBodySize,Math.round(e.startTime)]));
 console.log(sizes, sizes.reduce((a,[,s])=>a+s,0), log[0]); await ctx.close(); }
for (const [name,opt,path,font] of [['home200',{viewport:{width:1280,height:900}},'/','200%'],['events200',{viewport:{width:1280,height:900}},'/events','200%'],['events320',{viewport:{width:320,height:700}},'/pt-BR/events?q=jazz',''],['forced-event',{viewport:{width:1280,height:900},forcedColors:'active',colorScheme:'dark'},'/events/jazz-under-the-half-moon',''],['forced-login',{viewport:{width:1000,height:800},forcedColors:'active'},'/login',''],['forced-events',{viewport:{width:1280,height:900},forcedColors:'active',colorScheme:'dark'},'/events?maxPrice=0','']]) {
 const ctx=await b.newContext({baseURL:U,...opt}); const page=await ctx.newPage(); await page.goto(path,{waitUntil:'networkidle'}); if(font) await page.evaluate(f=>document.documentElement.style.setProperty('font-size',f),font); await page.mouse.move(5,5); await page.waitForTimeout(800);
 console.log(name, await page.evaluate(()=>[document.documentElement.scrollWidth,document.documentElement.clientWidth])); await page.screenshot({path:`/tmp/FOUND-${name}.png`}); await ctx.close(); }
for (const [name,opt,lang] of [['off-phone',{viewport:{width:390,height:844}},'/pt-BR'],['off-desk',{viewport:{width:1280,height:800},colorScheme:'dark'},'']]) {
 const ctx=await b.newContext({baseURL:U,...opt}); const page=await ctx.newPage(); await page.goto(lang+'/events/jazz-under-the-half-moon',{waitUntil:'networkidle'}); await ctx.setOffline(true); await page.locator('main nav a').first().click(); await page.waitForTimeout(500); await page.screenshot({path:`/tmp/FOUND-${name}.png`}); await ctx.close(); }
await b.close();
