import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../../analytics/engine'
import type { ImportResult } from '../../../analytics/pipeline/1-import/import-result'
import { newEngine, tempFolder } from '../../support/projects'

/** A folder with these files, by name. */
export const folderOf = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = join(tempFolder(), 'records')
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** Imports these files, by name, into a new project or one that is open. */
export const importRecords = async (files: Readonly<Record<string, string | Uint8Array>>, into?: Engine): Promise<{ engine: Engine; result: ImportResult }> => {
  const engine = into ?? (await newEngine())
  return { engine, result: await engine.import({ files: [folderOf(files)], acceptTruncated: false }) }
}

/** One row or more of every register, in the contract's form. */
export const oneOfEach: Readonly<Record<string, string>> = {
  'sites.csv': 'site_id,owner_operator_name,site_address,leak_rate_method,method_set_on\nS1,Ada Owner,1 Main St,annualizing,2025-01-01\n',
  'appliances.csv':
    'appliance_id,circuit_no,owner_operator_name,site_id,site_address,location_in_site,asset_type,category,ipr_capacity_pct,rlc_subsector,subsector_basis,decided_by,decided_on,refrigerant,full_charge,full_charge_method,fc_range_low,fc_range_high,fc_midpoint,fc_range_basis,install_date,factory_sealed_small,status,retired_on,components_mfg_date,permit_date,ald_installed,ald_last_calibrated,unit_id\n' +
    'A1,1,Other Owner,S1,Other St,Roof,chiller_hp,comfort_cooling,,no,cooling plant,Ann,2026-01-05,R-410A,120,manufacturer,,,,,2020-05-01,false,active,,2019-12-01,,true,2026-02-01,U1\n' +
    'A1,2,,S1,,,chiller_hp,comfort_cooling,,no,,,,R-32,,range_midpoint,40,48,44,nameplates,2020-05-01,,,,,,,,\n',
  'full_charge_revisions.csv': 'appliance_id,circuit_no,date,old,new,how\nA1,1,2025-06-01,118.5,120,measurement\n',
  'refrigerant_events.csv':
    'event_id,appliance_id,circuit_no,service_date,event_kind,parts_serviced,work_type_per_part,technician_id,technician_name,refrigerant,lb_added,lb_recovered,lb_returned,leak_event_id,full_charge_at_event,leak_rate_pct,leak_rate_method,d_days,threshold_pct,exceeds,regime,cylinder_id,cylinder_before,cylinder_after,evac_level_required,evac_level_reached,recovery_machine_id,provided_to_owner_on,void_reason\n' +
    'E1,A1,1,2026-02-10,addition,"valve, core",replaced,T1,Ann,R-410A,2.5,,,L1,120,7.60,annualizing,365,10,false,84.106,C1,20,17.5,10,10.5,M1,2026-02-11,\n' +
    'E2,A1,,2026-06-10,repair_recharge,,,T1,Ann,R-410A,110.25,100,99.75,,120,,,,,,,,,,,,,,entered twice\n',
  'leak_repairs.csv':
    'repair_id,appliance_id,circuit_no,trigger_event_id,exceeded_on,leak_locations,shutdown_required,due_on,repaired_on,repair_description,technician_id,mothballed_on,resumed_on,extension_ground,extension_requested_on,parts_received_on,extended_due_on,extension_file,outcome\n' +
    'R1,A1,1,E1,2026-02-10,flare|valve,false,2026-03-12,2026-02-20,new flare,T1,,,parts,2026-03-01,2026-03-20,2026-04-19,ext.pdf,repaired\n',
  'verification_tests.csv':
    'test_id,repair_id,kind,test_date,leak_location_tested,test_types,passed,evacuated_for_repair,normal_operation_on,technician_id,due_on,provided_to_owner_on\nV1,R1,initial,2026-02-20,flare,electronic|bubble,true,true,2026-02-22,T1,2026-03-12,2026-02-21\nV2,R1,follow_up,2026-02-28,flare,electronic,false,,,T1,,\n',
  'leak_inspections.csv':
    'inspection_id,appliance_id,circuit_no,inspection_date,methods,leak_locations,all_visible_accessible_certified,exceptions,technician_id,schedule_reason,next_due\nI1,A1,1,2026-05-01,electronic,,yes Ann,insulated|over_2m,T1,after exceedance,2027-12-31\n',
  'disposals.csv': 'disposal_id,company_name,appliance_location,recovery_date,refrigerant,lb_recovered,full_charge,technician_id\nD1,Ada Service,2 Side St,2026-03-03,R-22,5.75,6,T1\n',
  'transfers.csv': 'transfer_id,date,refrigerant,lb,purpose,recipient_name,recipient_address,reclaimer_epa_id\nX1,2026-03-31,R-22,5.75,reclamation,Reclaim Co,3 Far St,EPA-1\n',
  'purchases.csv': 'purchase_id,site_id,date,refrigerant,lb,supplier,invoice,cylinder_id\nP1,S1,2026-01-10,R-410A,25,Supply Co,INV-1,C1\n',
  'cylinders.csv':
    'cylinder_id,refrigerant,kind,origin,reclaimed_virgin_pct,tare,capacity,received_on,supplier,invoice,heel_lb,sent_to,sent_on,evacuated_inhg,certification_statement_file\nC1,R-410A,refillable,reclaimed,12.5,26.4,50,2026-01-10,Supply Co,INV-1,0.5,Supply Co,2026-08-01,15,statement.pdf\n',
  'cylinder_moves.csv': 'cylinder_id,date,from,to,lb\nC1,2026-01-10,Supply Co,S1,25\nC1,2026-02-10,S1,A1,2.5\nC1,2026-02-10,S1,A1,1.25\n',
  'filings.csv': 'filing_id,appliance_id,circuit_no,kind,trigger_event_id,dated_on,sent_on,estimated_on,file\nF1,A1,1,extension_request,E1,2026-03-01,2026-03-02,2026-04-19,ext.pdf\n',
}
