// The marketplace's records as the hub sends them; by hand until the recorded document has its operations.

/** What can be asked for in an address; `listings` is all of them. */
export const MARKET_KINDS = ['listings', 'agents', 'tools', 'connectors', 'routes', 'templates'] as const;
export type MarketKind = (typeof MARKET_KINDS)[number];

export const PRICINGS = ['free', 'premium', 'enterprise'] as const;
export type Pricing = (typeof PRICINGS)[number];

export const MARKET_SORTS = ['popular', 'recent', 'rating', 'name'] as const;
export type MarketSort = (typeof MARKET_SORTS)[number];

export type ListingStatus = 'draft' | 'pending' | 'published' | 'rejected';

/** A listing as a list shows it. */
export interface ListingCard {
  id: string;
  slug: string;
  /** The plugin's id; a template has none. */
  plugin?: string | null;
  kind: string;
  kinds: string[];
  name: string;
  summary: string;
  publisherId: string;
  publisherName: string;
  /** `catalog:NAME`, `shipped`, or `person` for what somebody published in this hub. */
  origin: string;
  categories: string[];
  tags: string[];
  pricing: string;
  /** In the currency's smallest unit. */
  price: number;
  currency: string;
  status: ListingStatus;
  /** Why it was rejected. */
  reason?: string | null;
  visible: 'public' | 'private';
  featured: boolean;
  version: string;
  installCount: number;
  users: number;
  rating?: number | null;
  reviewCount: number;
  installed: boolean;
  /** Below the base of the REST interface. */
  icon?: string | null;
  createdAt: string;
  updatedAt: string;
  publishedAt?: string | null;
}

export interface ListingVersion {
  version: string;
  status: ListingStatus;
  changelog?: string | null;
  digest?: string | null;
  createdAt: string;
}

/** A gap of a template; without a standard it has to be filled. */
export interface TemplateParameter {
  name: string;
  label?: string | null;
  standard?: string | null;
}

export interface WorkflowTemplate {
  dsl: string;
  settings: Record<string, unknown>;
  parameters: TemplateParameter[];
}

/** A listing with all there is to know of it. */
export interface ListingDetail extends ListingCard {
  /** Markdown of whoever published it. */
  description: string;
  screenshots: { url: string; caption?: string | null }[];
  capabilities: Record<string, string[]>;
  permissions: string[];
  requires: string[];
  homepage?: string | null;
  license?: string | null;
  versions: ListingVersion[];
  /** How many reviews there are with each number of stars. */
  ratings: Record<string, number>;
  installsLast30Days: number;
  /** Not of a template, and not before the first count. */
  success?: Success | null;
  template?: WorkflowTemplate | null;
  /** Only for its publisher. */
  sharedWith?: string[] | null;
  revision: number;
}

export interface Category {
  name: string;
  count: number;
}

export interface Front {
  featured: ListingCard[];
  recent: ListingCard[];
  popular: ListingCard[];
  categories: Category[];
}

/** `because` has words such as `category:support`, `kind:tools` and `uses:shipping-quote`. */
export interface Recommended {
  listing: ListingCard;
  because: string[];
}

export interface Review {
  id: string;
  listing: string;
  author: string;
  rating: number;
  comment: string;
  mine: boolean;
  /** Taken down by a moderator. */
  hidden: boolean;
  reason?: string | null;
  reports: number;
  createdAt: string;
  updatedAt: string;
}

export interface ReviewReport {
  id: string;
  review: string;
  reporterName: string;
  reason: string;
  createdAt: string;
}

export interface InstallRequest {
  version?: string;
  licence?: string;
  name?: string;
  parameters?: Record<string, string>;
}

export interface Installed {
  listing: string;
  version: string;
  operation?: string | null;
  status: string;
  workflow?: string | null;
}

/** What a publisher writes; what is absent stays as it is, or is taken from the package. */
export interface ListingDraft {
  name?: string;
  summary?: string;
  description?: string;
  categories?: string[];
  tags?: string[];
  pricing?: string;
  price?: number;
  currency?: string;
  visible?: string;
}

export interface PublishRequest {
  workflow?: string;
  dsl?: string;
  parameters?: TemplateParameter[];
  version?: string;
  changelog?: string;
  draft?: boolean;
  listing?: ListingDraft;
}

export interface Licence {
  id: string;
  listing: string;
  /** The end of the key. */
  hint: string;
  issuedTo: string;
  amount: number;
  currency: string;
  issuedBy: string;
  issuedAt: string;
  expiresAt?: string | null;
  revokedAt?: string | null;
  reason?: string | null;
}

export interface LicenceDraft {
  issuedTo: string;
  amount?: number;
  expiresAt?: string;
}

/** The key is shown this once. */
export interface IssuedLicence {
  key: string;
  licence: Licence;
}

/** Sums in the currency's smallest unit, by currency. */
export type Revenue = Record<string, number>;

export interface ListingAnalytics {
  id: string;
  name: string;
  /** `removed` of what was earned with a listing that is gone. */
  status: ListingStatus | 'removed';
  installs: number;
  installsTotal: number;
  people: number;
  rating?: number | null;
  reviewCount: number;
  revenue: Revenue;
  success?: Success | null;
}

export interface Analytics {
  days: number;
  installs: number;
  people: number;
  licences: number;
  revenue: Revenue;
  perDay: { day: string; installs: number; reviews: number; rating?: number | null }[];
  listings: ListingAnalytics[];
}

export interface MarketFilter {
  kind?: MarketKind | undefined;
  q?: string | undefined;
  category?: string | undefined;
  tag?: string | undefined;
  pricing?: string | undefined;
  sort?: MarketSort | undefined;
}

/** How this hub's own executions that used a plugin ended. */
export interface Success {
  days: number;
  ended: number;
  completed: number;
  /** Of the completed ones among them, 0 to 1; none without any. */
  share?: number | null;
  countedAt: string;
}

/** Who publishes; `from` is `person`, `shipped`, or `catalog:NAME`. */
export interface Publisher {
  name: string;
  from: string;
  displayName: string;
  about: string;
  homepage?: string | null;
  /** With which what they offer is signed. */
  keys: { id: string; publisher: string }[];
  listings: number;
  installCount: number;
  rating?: number | null;
  reviewCount: number;
  mine: boolean;
  revision: number;
}

export interface PublisherDraft {
  displayName: string;
  about: string;
  homepage: string;
}

/** A catalog: the distribution's own, a folder, or one elsewhere that is mirrored. */
export interface Catalog {
  name: string;
  kind: 'own' | 'folder' | 'http';
  address: string;
  refreshedAt?: string | null;
  packages: number;
  bytes: number;
  problems: string[];
}
