import { describeRecordings } from './describe-recordings.ts';

describeRecordings('liquid');
