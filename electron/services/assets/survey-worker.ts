import { parentPort, workerData } from 'node:worker_threads';
import { surveyAssets, type Survey, type SurveyRequest } from './survey.ts';

// The thread of one survey: reading every text of a site would stop the windows of the main thread.
const port = parentPort;
if (!port) throw new Error('This is the entry of a worker thread');
const survey: Survey = await surveyAssets(workerData as SurveyRequest);
port.postMessage(survey);
