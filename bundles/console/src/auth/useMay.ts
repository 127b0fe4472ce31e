import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries';

/** Whether the person has a permission, such as `plugin:install`; the hub decides anew on every call. */
export function useMay(permission: string): boolean {
  const me = useQuery(queries.me());
  const area = permission.split(':')[0];
  return (me.data?.permissions ?? []).some((one) => one === '*' || one === permission || one === `${area}:*`);
}
