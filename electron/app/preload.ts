import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { Bridge } from '../../shared/contract/bridge.ts';

/**
 * The page gets this object and nothing else. Names are checked by main: a call that the contract does not have is
 * answered by nobody, and events are sent by main alone.
 */
const bridge: Bridge = {
  call: (name, request) => ipcRenderer.invoke(`call:${name}`, request),
  on: (name, listener) => {
    const heard = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(`event:${name}`, heard);
    return () => void ipcRenderer.removeListener(`event:${name}`, heard);
  },
  pathOf: file => webUtils.getPathForFile(file as File),
};

contextBridge.exposeInMainWorld('galley', bridge);
