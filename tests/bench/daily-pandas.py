"""The daily table of a fleet of CSV exports, as a careful analyst writes it in pandas: one file (unit) at a time.

Answers the sums that the benchmark holds against Subcool's own tables.
"""
import csv
import glob
import json
import os
import sys
import time

import numpy as np
import pandas as pd

folder, out = sys.argv[1], sys.argv[2]
started = time.perf_counter()
with open(os.path.join(folder, "units.csv"), newline="") as register:
    zones = {row["unit_id"]: row["time_zone"] for row in csv.DictReader(register)}

SIGNALS = ["supply_c", "return_c", "indoor_c", "setpoint_c", "power_w", "heat_w", "cop",
           "discharge_c", "suction_c", "liquid_c", "outdoor_coil_c", "flow_lpm"]
DTYPES = {"unit_id": "category", "sample_s": "int32", "mode": "category", "fault_code": "object",
          "reversing_valve_heating": "boolean", "defrost": "boolean"}


def one_unit(path):
    df = pd.read_csv(path, dtype=DTYPES, parse_dates=["ts"])
    unit = df["unit_id"].iloc[0]
    df = df.sort_values("ts", kind="stable", ignore_index=True)
    local = df["ts"].dt.tz_convert(zones[unit])
    df["day"] = local.dt.date
    k = df["ts"].astype("int64") // 1_000_000_000 if df["ts"].dt.unit == "ns" else df["ts"].dt.as_unit("s").astype("int64")
    sample = df["sample_s"]
    mode = df["mode"].astype(object)
    power, heat = df["power_w"], df["heat_w"]
    named = mode.isin(["heat", "cool", "dhw", "defrost"])
    idle = mode.isin(["off", "fan", "aux"])
    running = np.where(power.isna(), np.nan, np.where(named, power > 150, np.where(idle, False, power > 300)))
    on = running == 1
    defrosting = df["defrost"].fillna(False).astype(bool) | (mode == "defrost")
    valve = df["reversing_valve_heating"]
    run_mode = np.select(
        [defrosting, ~on, mode.isin(["heat", "cool", "dhw"]), (valve == False).fillna(False), (heat < 0) & (df["outdoor_c"] > 18)],  # noqa: E712
        ["defrost", "", mode, "cool", "cool"], "heat")
    contiguous = (k.diff() <= 2 * sample).to_numpy()
    before = np.roll(on, 1)
    before[0] = False
    known_before = np.roll(~np.isnan(running), 1)
    known_before[0] = False
    started_now = on & contiguous & ~before & known_before
    discharge = df["discharge_c"]
    level = ~(((discharge - discharge.shift(1)).abs() >= 4) | ((discharge - discharge.shift(3)).abs() >= 4))
    calm = (k - k.shift(3) <= 1.2 * 3 * sample) & np.where(discharge.notna(), level, (power - power.shift(1)).abs() <= 0.15 * power)
    off_k = k.where(~on | ~contiguous).ffill()
    defrost_end = (k + sample).where(defrosting).ffill()
    soon = defrosting.shift(-1, fill_value=False) & (df["day"].shift(-1) == df["day"])
    steady = (contiguous & calm & ~(k - off_k < 1200) & ~(k - defrost_end < 600) & ~soon
              & (df["aux_power_w"].fillna(0) < 50) & np.isin(run_mode, ["heat", "dhw", "cool"]))
    kwh = sample / 3.6e6
    cooling = (run_mode == "cool") | (mode == "cool")
    both = power.notna() & heat.notna() & ~cooling
    frame = pd.DataFrame({
        "day": df["day"], "samples": 1, "energy_kwh": power * kwh, "heat_kwh": heat * kwh, "aux_kwh": df["aux_power_w"] * kwh,
        "cop_energy_kwh": (power * kwh).where(both), "cop_heat_kwh": (heat * kwh).where(both),
        "compressor_h": np.where(on, sample / 3600, 0), "heating_h": np.where(run_mode == "heat", sample / 3600, 0),
        "dhw_h": np.where(run_mode == "dhw", sample / 3600, 0), "cooling_h": np.where(run_mode == "cool", sample / 3600, 0),
        "starts": started_now.astype("int32"),
    })
    daily = frame.groupby("day").sum(min_count=1)
    spread = df.groupby("day").agg(
        outdoor_c_mean=("outdoor_c", "mean"), outdoor_c_min=("outdoor_c", "min"), outdoor_c_max=("outdoor_c", "max"),
        indoor_c_mean=("indoor_c", "mean"), setpoint_c_mean=("setpoint_c", "mean"), first_at=("ts", "min"), last_at=("ts", "max"))
    daily = daily.join(spread)
    daily["standby_w"] = power[running == 0].groupby(df["day"][running == 0]).median()
    daily["supply_heating_c_mean"] = df["supply_c"][run_mode == "heat"].groupby(df["day"][run_mode == "heat"]).mean()
    cop = np.where(run_mode == "cool", heat.abs(), heat) / power.where(power > 0)
    df["cop"] = pd.Series(cop).where((cop >= 0.5) & (cop <= 9))
    df["run_mode"] = run_mode
    still = df.loc[steady].groupby(["day", "run_mode"])
    modes = still[SIGNALS].median()
    modes["steady_samples"] = still.size()
    modes = modes[modes["steady_samples"] >= 6]
    return daily.assign(unit_id=unit).reset_index(), modes.assign(unit_id=unit).reset_index()


parts = [one_unit(path) for path in sorted(glob.glob(os.path.join(folder, "telemetry", "*.csv")))]
days = pd.concat([p[0] for p in parts], ignore_index=True)
modes = pd.concat([p[1] for p in parts], ignore_index=True)
days.to_csv(os.path.join(out, "pandas-days.csv"), index=False)
modes.to_csv(os.path.join(out, "pandas-modes.csv"), index=False)
seconds = time.perf_counter() - started
print(json.dumps({
    "seconds": seconds, "version": pd.__version__, "days": len(days), "energy_kwh": float(days["energy_kwh"].sum()),
    "cop_heat_kwh": float(days["cop_heat_kwh"].sum()), "starts": int(days["starts"].sum()), "steady_samples": int(modes["steady_samples"].sum()),
    "supply_median": float(modes["supply_c"].sum()),
}))
