/**
 * Modules that pino loads by a name which it is given as a text: its transports, which run with the process's own role.
 * Source: https://getpino.io/#/docs/transports
 */
export const transports: readonly string[] = ['@serdnam/pino-cloudwatch-transport'];
