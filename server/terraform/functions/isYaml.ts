/** Whether a file is YAML by its name, or a template of it. */
export const isYaml = (file: string): boolean => /\.ya?ml(\.[^/]*)?$/.test(file);
