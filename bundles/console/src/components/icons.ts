// Material Symbols Outlined, as paths: only the ones in use reach the browser, and none needs a font to load.
import account from '~icons/material-symbols/person-outline?raw';
import add from '~icons/material-symbols/add?raw';
import api from '~icons/material-symbols/api?raw';
import audit from '~icons/material-symbols/fact-check-outline?raw';
import back from '~icons/material-symbols/arrow-back?raw';
import bell from '~icons/material-symbols/notifications-outline?raw';
import bookmark from '~icons/material-symbols/bookmark-outline?raw';
import cancel from '~icons/material-symbols/cancel-outline?raw';
import check from '~icons/material-symbols/check-circle-outline?raw';
import chevron from '~icons/material-symbols/chevron-right?raw';
import codeBlocks from '~icons/material-symbols/code-blocks-outline?raw';
import contrast from '~icons/material-symbols/contrast?raw';
import copy from '~icons/material-symbols/content-copy-outline?raw';
import dark from '~icons/material-symbols/dark-mode-outline?raw';
import debug from '~icons/material-symbols/bug-report-outline?raw';
import dashboard from '~icons/material-symbols/dashboard-outline?raw';
import data from '~icons/material-symbols/data-object?raw';
import remove from '~icons/material-symbols/delete-outline?raw';
import devices from '~icons/material-symbols/devices-outline?raw';
import error from '~icons/material-symbols/error-outline?raw';
import extension from '~icons/material-symbols/extension-outline?raw';
import flow from '~icons/material-symbols/account-tree-outline?raw';
import history from '~icons/material-symbols/history?raw';
import hook from '~icons/material-symbols/webhook?raw';
import hub from '~icons/material-symbols/hub-outline?raw';
import info from '~icons/material-symbols/info-outline?raw';
import key from '~icons/material-symbols/key-outline?raw';
import language from '~icons/material-symbols/translate?raw';
import light from '~icons/material-symbols/light-mode-outline?raw';
import lock from '~icons/material-symbols/lock-outline?raw';
import logout from '~icons/material-symbols/logout?raw';
import offline from '~icons/material-symbols/cloud-off-outline?raw';
import online from '~icons/material-symbols/cloud-done-outline?raw';
import openInNew from '~icons/material-symbols/open-in-new?raw';
import pause from '~icons/material-symbols/pause-circle-outline?raw';
import publish from '~icons/material-symbols/publish?raw';
import refresh from '~icons/material-symbols/refresh?raw';
import route from '~icons/material-symbols/route-outline?raw';
import run from '~icons/material-symbols/play-arrow-outline?raw';
import runs from '~icons/material-symbols/receipt-long-outline?raw';
import save from '~icons/material-symbols/save-outline?raw';
import schedule from '~icons/material-symbols/schedule-outline?raw';
import search from '~icons/material-symbols/search?raw';
import settings from '~icons/material-symbols/settings-outline?raw';
import sync from '~icons/material-symbols/sync?raw';
import tool from '~icons/material-symbols/build-outline?raw';
import undo from '~icons/material-symbols/undo?raw';
import wait from '~icons/material-symbols/hourglass-empty?raw';
import warning from '~icons/material-symbols/warning-outline?raw';
import agent from '~icons/material-symbols/smart-toy-outline?raw';
import widgets from '~icons/material-symbols/widgets-outline?raw';

import approval from '~icons/material-symbols/how-to-reg-outline?raw';
import compare from '~icons/material-symbols/compare-arrows?raw';
import deadLetter from '~icons/material-symbols/mark-email-unread-outline?raw';
import download from '~icons/material-symbols/download?raw';
import edit from '~icons/material-symbols/edit-outline?raw';
import first from '~icons/material-symbols/first-page?raw';
import fork from '~icons/material-symbols/fork-right?raw';
import less from '~icons/material-symbols/keyboard-arrow-down?raw';
import last from '~icons/material-symbols/last-page?raw';
import more from '~icons/material-symbols/more-vert?raw';
import next from '~icons/material-symbols/navigate-next?raw';
import parallel from '~icons/material-symbols/split-scene-outline?raw';
import play from '~icons/material-symbols/play-circle-outline?raw';
import previous from '~icons/material-symbols/navigate-before?raw';
import queue from '~icons/material-symbols/stacks-outline?raw';
import slow from '~icons/material-symbols/timer-outline?raw';
import tag from '~icons/material-symbols/label-outline?raw';
import signed from '~icons/material-symbols/verified-user-outline?raw';
import flag from '~icons/material-symbols/flag-outline?raw';
import group from '~icons/material-symbols/group-outline?raw';
import hidden from '~icons/material-symbols/visibility-off-outline?raw';
import star from '~icons/material-symbols/star?raw';
import template from '~icons/material-symbols/draft-outline?raw';
import store from '~icons/material-symbols/storefront-outline?raw';
import upload from '~icons/material-symbols/upload?raw';

const raw = {
  account, add, agent, api, audit, back, bell, bookmark, cancel, check, chevron, codeBlocks, contrast, copy, dark, dashboard, data, debug,
  devices, error, extension, flow, history, hook, hub, info, key, language, light, lock, logout, offline, online,
  openInNew, pause, publish, refresh, remove, route, run, runs, save, schedule, search, settings, sync, tool, undo,
  wait, warning, widgets, approval, compare, deadLetter, download, edit, first, fork, last, less, more, next, parallel, play,
  previous, queue, signed, slow, store, tag, upload, flag, group, hidden, star, template,
};

export type IconName = keyof typeof raw;

function path(svg: string): string {
  return [...svg.matchAll(/ d="([^"]+)"/g)].map((match) => match[1]).join(' ');
}

export const iconPaths = Object.fromEntries(
  Object.entries(raw).map(([name, svg]) => [name, path(svg)]),
) as Record<IconName, string>;
