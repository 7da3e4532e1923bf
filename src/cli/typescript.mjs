/** Has Node read our TypeScript by way of tsx, without its cache: that is in the shared temporary folder, and anyone may own it. */
process.env.TSX_DISABLE_CACHE = '1';
await import('tsx');
