// Stands for those that Next brings (next.config.ts).
