export { scanBody as readBody } from './scanBody.ts'
