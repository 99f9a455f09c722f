export const helpText = `Subcool: heat pump fleets, from telemetry exports to findings and work orders.

  subcool run <file-or-folder>... --out DIR   import, analyse, emit everything
      --project DIR.subcool   keep the project there; given again, the run adds to it
      --as-of YYYY-MM-DD      nothing later than the end of that day is read
      --profile FILE.json     threshold profile
      --mapping FILE.json     column mapping for exports that are not recognised; kept in the project
      --zone IANA|site        zone of times that carry none (default: the site's, else UTC)
      --unit ID               the unit, where the export names none and there is only one
      --accept-truncated      load the complete rows before the break of a damaged file
      --user NAME             who the audit trail names (default: the name in Settings, else the system's user)
      --threads N             worker threads (default: those in Settings, else the machine's cores)
      --json                  progress as JSON lines on stderr, summary on stdout
  subcool import <file-or-folder>... --project DIR.subcool
  subcool analyse --project DIR.subcool [--as-of D] [--profile F]
  subcool report --project DIR.subcool --out DIR [--as-of D] [--profile F]
  subcool pack --project DIR.subcool --out DIR [--year Y] [--as-of D] [--profile F]
      one folder for an auditor: every document of a year, the registers, a manifest of hashes
  subcool records --project DIR.subcool --out DIR [--format csv|xlsx]   every refrigerant register as it stands
  subcool void REGISTER KEY... --project DIR.subcool --reason TEXT      keep a record, and say that it does not count
  subcool check --project DIR.subcool [--json]      compare the folder with what is known of it; status 1: problems
  subcool rebuild --project DIR.subcool             make project.duckdb anew from telemetry/ and imports/
  subcool backup --project DIR.subcool              copy project.duckdb to backups/
  subcool audit --project DIR.subcool [--out F.csv|F.ndjson]
  subcool serve --project DIR.subcool [--port N] [--no-open]
  subcool simulate --out DIR [--units N] [--months M] [--step-s 60|300|900]
      [--tier T1..T5] [--faults a,b|all|none|list] [--seed S] [--format csv|parquet]
  subcool evaluate <folder with truth.csv>... --out DIR [--profile F]   how early and how rightly a labelled fleet's faults are found
  subcool backtest --project DIR.subcool --out DIR [--profile F] [--labels service_log.csv]
      what visits confirmed against what was found before them
  subcool compare --baseline PERIOD|FILE --period PERIOD|FILE [--project DIR.subcool] [--unit ID] [--out DIR] [--json]
      two periods of a unit at like conditions; a period is 2025-01-01..2025-02-28, 2025-01 or 2025-01-15; not causal
  subcool --help | --version

Exit status: 0 done, 2 unusable arguments or input, 1 anything else.
`
