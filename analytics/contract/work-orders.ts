import { z } from 'zod'
import type { ArtifactRef } from './artifacts'
import { command, json, query, type Calls } from './define'
import type { Finding } from './findings'

export interface WorkOrderRow {
  workOrderId: string
  priority: number
  score: number | null
  dueOn: string | null
  unitId: string
  siteName: string | null
  title: string
  technicianId: string | null
  technicianName: string | null
  estimatedHours: number | null
  costOfWaitingPerMonth: number | null
  currency: string | null
  status: string
}

const folding = { fold: z.boolean().default(false) }

export interface WorkOrderPage {
  total: number
  /** Orders that are folded under the first one of their common cause. */
  held: number
  byPriority: { priority: number; orders: number }[]
  rows: WorkOrderRow[]
  /** All orders as workbook and calendar, from the latest report; empty before the first one. */
  documents: ArtifactRef[]
  /** Whether orders were planned or given otherwise since the latest report, whose workbook, calendar and job sheets say nothing of it. */
  outdated: boolean
}

export interface CostTerm {
  term: string
  value: number | null
  unit: string
}

export interface Candidate {
  technicianId: string
  name: string | null
  eligible: boolean
  travelKm: number | null
  /** Why chosen, why second, or what is missing. */
  reason: string
}

export interface WorkOrder extends WorkOrderRow {
  siteId: string | null
  address: string | null
  customer: string | null
  brand: string | null
  model: string | null
  refrigerant: string | null
  diagnosis: string
  checklist: string[]
  parts: string[]
  safety: string[]
  requiredSkills: string[]
  requiredEpaType: string | null
  requiredRefrigerantClass: string | null
  technicianReason: string
  costTerms: CostTerm[]
  candidates: Candidate[]
  findings: Finding[]
  /** The PDF and the page on which this order's sheet begins; null before the first report. */
  jobSheet: { artifact: ArtifactRef; page: number } | null
}

/** Who gets an order by hand; null = as planned. */
export const orderAssignment = z.strictObject({ workOrderId: z.string().min(1).max(300), technicianId: z.string().min(1).max(200).nullable() })
export type OrderAssignment = z.output<typeof orderAssignment>

export interface BoardOrder {
  workOrderId: string
  priority: number
  dueOn: string | null
  unitId: string
  siteName: string | null
  title: string
  technicianId: string | null
  estimatedHours: number | null
  /** Given by hand. */
  chosen: boolean
  candidates: Candidate[]
}

export interface OrderBoard {
  technicians: { technicianId: string; name: string | null; hoursPerWeek: number }[]
  orders: BoardOrder[]
  held: number
  /** The day that due dates count from, YYYY-MM-DD. */
  asOf: string | null
}

export const workOrderCalls = {
  /** All orders by due date with who could take them: the week board. */
  'workOrders.board': query(z.strictObject(folding), json<OrderBoard>()),
  /** Gives an order to a technician, or back to the plan; answers who had it by hand before. */
  'workOrders.assign': command(orderAssignment, json<OrderAssignment>()),
  /** Work orders by priority, then score. With `fold`, of the orders of one common cause only the first, but for the causes that were taken apart. */
  'workOrders.list': query(
    z.strictObject({
      text: z.string().max(200).default(''),
      priorities: z.array(z.int().min(1).max(5)).default([]),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1024).default(512),
      ...folding,
    }),
    json<WorkOrderPage>(),
  ),
  'workOrders.detail': query(z.strictObject({ workOrderId: z.string().min(1).max(300) }), json<WorkOrder>()),
} satisfies Calls
