import { file, save } from './call';

/** What a plugin of workflows is called and holds. */
export interface PackageRequest {
  id: string;
  version: string;
  name: string;
  summary?: string;
  readme?: string;
  license?: string;
  workflows: string[];
}

export const packages = {
  /** The KAR, signed with the hub's key. */
  make: async (request: PackageRequest): Promise<File> =>
    new File([await file('POST', '/plugins/packages', { body: request })], `${request.id}-${request.version}.kar`),
  /** Makes the KAR and hands it to the browser. */
  store: async (request: PackageRequest): Promise<void> => {
    const kar = await packages.make(request);
    save(kar, kar.name);
  },
};
