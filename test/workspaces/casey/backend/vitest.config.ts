import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: { env: { SESSION_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/diary' } },
});
