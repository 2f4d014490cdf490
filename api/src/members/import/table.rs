//! A table out of a file: CSV or the first sheet of an XLSX workbook, within bounds.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx, open_workbook_from_rs};

use super::{MOST_COLUMNS, MOST_LETTERS, MOST_ROWS, encoding};
use crate::platform::problem::{FieldError, Problem, Result};

/// A workbook may not unpack to more than this: a small file can hold a very large one.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;

/// Headers and rows, all of one width.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    pub headers: Vec<String>,
    /// With the numbers that a spreadsheet gives them.
    pub rows: Vec<(i32, Vec<String>)>,
}

/// # Errors
/// 422 at `/file` when it is no table, has too many rows or columns, or none.
pub fn read(media_type: &str, bytes: Vec<u8>) -> Result<Table> {
    let lines = match media_type {
        "text/csv" => of_csv(&bytes)?,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => of_workbook(bytes)?,
        _ => return Err(Problem::field("/file", "media_type")),
    };
    let mut lines =
        lines.into_iter().enumerate().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    let Some((_, headers)) = lines.next() else { return Err(Problem::field("/file", "required")) };
    let width = headers.len();
    let rows: Vec<_> = lines
        .map(|(index, mut cells)| {
            cells.resize(width, String::new());
            (i32::try_from(index + 1).unwrap_or(i32::MAX), cells)
        })
        .collect();
    if rows.is_empty() {
        return Err(Problem::field("/file", "required"));
    }
    if rows.len() > MOST_ROWS {
        return Err(too_many_rows());
    }
    Ok(Table { headers, rows })
}

fn too_many_rows() -> Problem {
    let fault = FieldError::new("/file", "too_many_rows").with("max", MOST_ROWS);
    Problem { errors: vec![fault], ..Problem::new(crate::platform::problem::INVALID) }
}

fn unreadable() -> Problem {
    Problem::field("/file", "no_table")
}

fn of_csv(bytes: &[u8]) -> Result<Vec<Vec<String>>> {
    let text = encoding::text_of(bytes).ok_or_else(unreadable)?;
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    // Greek spreadsheets part cells by semicolons, since the comma parts whole numbers from decimals.
    let delimiter = [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|delimiter| head.bytes().filter(|byte| byte == delimiter).count())
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| unreadable())?;
        if record.len() > MOST_COLUMNS {
            return Err(unreadable());
        }
        // Blank lines are counted, as a spreadsheet counts them.
        let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        if line > MOST_ROWS + 1 {
            return Err(too_many_rows());
        }
        lines.resize_with(line.saturating_sub(1).max(lines.len()), Vec::new);
        lines.push(record.iter().map(tidy).collect());
    }
    Ok(lines)
}

/// Cell by cell: a sheet says where a cell is, and one at its far corner must not make a table of that size.
fn of_workbook(bytes: Vec<u8>) -> Result<Vec<Vec<String>>> {
    refuse_bombs(&bytes)?;
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let first = workbook.sheet_names().first().cloned().ok_or_else(unreadable)?;
    let mut cells = workbook.worksheet_cells_reader(&first).map_err(|_| unreadable())?;
    let mut lines: Vec<Vec<String>> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        if row > MOST_ROWS {
            return Err(too_many_rows());
        }
        if column >= MOST_COLUMNS {
            return Err(unreadable());
        }
        if lines.len() <= row {
            lines.resize_with(row + 1, Vec::new);
        }
        if let Some(line) = lines.get_mut(row) {
            if line.len() <= column {
                line.resize(column + 1, String::new());
            }
            if let Some(place) = line.get_mut(column) {
                *place = text;
            }
        }
    }
    Ok(lines)
}

fn refuse_bombs(bytes: &[u8]) -> Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| unreadable())?;
        // What it says of its size need not be so.
        let size =
            std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(|_| unreadable())?;
        left = left.checked_sub(size).ok_or_else(unreadable)?;
    }
    Ok(())
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => tidy(text),
        DataRef::SharedString(text) => tidy(text),
        DataRef::Int(figure) => figure.to_string(),
        DataRef::Float(figure) => figure.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// In one line, and not endless.
fn tidy(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|letter| !letter.is_control()).take(MOST_LETTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_by_the_delimiter_of_its_head() {
        for csv in [
            "Όνομα;Email\nΕλένη;a@b.gr\n",
            "\u{feff}Όνομα,Email\r\nΕλένη,a@b.gr",
            "Όνομα\tEmail\n\nΕλένη\ta@b.gr",
        ] {
            let table = read("text/csv", csv.into()).unwrap();
            assert_eq!(table.headers, ["Όνομα", "Email"], "{csv}");
            assert_eq!(table.rows[0].1, ["Ελένη", "a@b.gr"], "{csv}");
        }
    }

    #[test]
    fn what_is_no_table_or_too_long_is_refused() {
        let fault = |bytes: &[u8]| read("text/csv", bytes.to_vec()).unwrap_err().errors[0].code.to_string();
        assert_eq!(fault(b"a;b\n\0;c\n"), "no_table");
        assert_eq!(fault(b"name;email\n"), "required");
        assert_eq!(fault("a;b\n".repeat(MOST_ROWS + 3).as_bytes()), "too_many_rows");
        assert_eq!(fault(";".repeat(60).as_bytes()), "no_table");
        let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assert_eq!(read(workbook, b"PK".to_vec()).unwrap_err().errors[0].code, "no_table");
    }
}
