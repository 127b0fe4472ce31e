import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client';
import { session } from './session';

/** Ends the session at the hub and in every tab; here even if the hub is away. */
export function useLogout(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    const refreshToken = session.refreshToken();
    if (refreshToken) await api.POST('/auth/logout', { body: { refreshToken } }).catch(() => undefined);
    session.end();
    client.clear();
    await navigate('/login');
  }, [client, navigate]);
}
