//! What processes have used, as the kernel counts it.

use std::fs;

/// Ticks of the processor clock in `/proc`, per second: a constant of Linux's ABI on all our platforms.
const TICKS: f64 = 100.0;

/// Processor seconds of a process: user and system, all threads, also those that ended.
pub fn seconds(pid: u32) -> f64 {
    ticks(pid).map_or(0.0, |(own, _)| own / TICKS)
}

/// The same of a process with all its children, also those that ended.
pub fn seconds_of_family(pid: u32) -> f64 {
    let own = ticks(pid).map_or(0.0, |(own, ended)| own + ended);
    let children = fs::read_dir("/proc").into_iter().flatten().flatten();
    let living: f64 = children
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|child| parent(*child) == Some(pid))
        .filter_map(|child| ticks(child).map(|(own, ended)| own + ended))
        .sum();
    (own + living) / TICKS
}

/// Memory of a process that is in RAM, in MB.
pub fn resident(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib: f64 = line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or_default();
    kib / 1_024.0
}

/// Fields behind the command's name, which may hold spaces and brackets.
fn fields(pid: u32) -> Option<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(')')?;
    Some(rest.split_whitespace().map(str::to_owned).collect())
}

/// Own ticks, and those of children that ended and were waited for.
fn ticks(pid: u32) -> Option<(f64, f64)> {
    let fields = fields(pid)?;
    let at = |index: usize| fields.get(index)?.parse::<f64>().ok();
    Some((at(11)? + at(12)?, at(13)? + at(14)?))
}

fn parent(pid: u32) -> Option<u32> {
    fields(pid)?.get(1)?.parse().ok()
}
