//! The registry as CSV (RFC 4180), in UTF-8 with a comma or a semicolon between columns; which columns there are stands in
//! docs/OPERATIONS.md. A row that names an `organization_code` is a unit of that body.

use std::{collections::HashMap, io::BufRead};

use super::{
    super::{entity::OrganisationKind, region},
    incoming::{Incoming, IncomingBody, IncomingUnit, cut, day, word},
    kinds::kind_by,
    published::Text,
};

/// The longest row, in bytes.
const LONGEST: usize = 64 * 1024;

/// # Errors
/// A word for what is wrong: `not_csv`, `no_header`.
pub fn read(mut from: impl BufRead, into: &mut Incoming) -> Result<(), &'static str> {
    let mut rows = Rows { from: &mut from, separator: b',' };
    let head = rows.next_row()?.ok_or("no_header")?;
    let head = if head.len() == 1 && head.first().is_some_and(|cell| cell.contains(';')) {
        rows.separator = b';';
        head.first().map(|cell| cell.split(';').map(str::to_owned).collect()).unwrap_or_default()
    } else {
        head
    };
    let columns: HashMap<String, usize> = head
        .iter()
        .enumerate()
        .map(|(index, name)| {
            (name.trim().trim_start_matches('\u{feff}').trim_matches('"').to_lowercase(), index)
        })
        .collect();
    if !columns.contains_key("code") || !columns.contains_key("preferred_label") {
        return Err("no_header");
    }
    while let Some(cells) = rows.next_row()? {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |name: &str| {
            columns.get(name).and_then(|index| cells.get(*index)).map_or(Text(None), |cell| Text::of(cell))
        };
        take(cell, into);
    }
    Ok(())
}

fn take(cell: impl Fn(&str) -> Text, into: &mut Incoming) {
    let (Some(code), Some(name_el)) = (word(&cell("code")), cut(&cell("preferred_label"), 300)) else {
        into.nameless += 1;
        return;
    };
    let closed = cell("status").0.is_some_and(|status| status.eq_ignore_ascii_case("inactive"));
    if let Some(body) = word(&cell("organization_code")) {
        into.units.push(IncomingUnit {
            code,
            body,
            supervisor: word(&cell("parent_code")),
            kind: cell("type"),
            name_el,
            name_en: cut(&cell("preferred_label_en"), 300),
            closed,
        });
        return;
    }
    let kind = cell("type").0.map(|words| kind_by(&words)).filter(|kind| *kind != OrganisationKind::Other);
    let region = cell("region").0;
    into.take_body(IncomingBody {
        kind: kind.or_else(|| Some(kind_by(&name_el))),
        region: region
            .as_deref()
            .and_then(|it| region::within(it).first().copied().or_else(|| region::by_name(it))),
        code,
        name_el,
        name_en: cut(&cell("preferred_label_en"), 200),
        labels: cell("alternative_labels")
            .0
            .map(|labels| labels.split('|').filter_map(|label| cut(&Text::of(label), 200)).collect())
            .unwrap_or_default(),
        parent: word(&cell("parent_code")),
        website: cell("url").0.filter(|url| url.starts_with("http://") || url.starts_with("https://")),
        closed,
        legal_form: cut(&cell("type"), 200),
        purpose: cut(&cell("purpose"), 2_000),
        vat_id: cell("vat_id").0.filter(|id| id.len() == 9 && id.bytes().all(|byte| byte.is_ascii_digit())),
        founded_on: day(&cell("foundation_date")),
        dissolved_on: day(&cell("termination_date")),
        email: cut(&cell("email"), 254).filter(|address| address.contains('@')),
        phone: cut(&cell("telephone"), 60),
        address: cut(&cell("address"), 300),
        postcode: cut(&cell("post_code"), 12),
    });
}

struct Rows<'a, R> {
    from: &'a mut R,
    separator: u8,
}

impl<R: BufRead> Rows<'_, R> {
    /// The cells of the next row; a cell in quotes may hold separators, line ends, and quotes written twice.
    fn next_row(&mut self) -> Result<Option<Vec<String>>, &'static str> {
        let mut line = Vec::new();
        loop {
            let before = line.len();
            self.from.read_until(b'\n', &mut line).map_err(|_| "not_csv")?;
            if line.len() == before {
                break;
            }
            if line.len() > LONGEST {
                return Err("not_csv");
            }
            // An odd number of quotes: the row goes on in the next line.
            if memchr::memchr_iter(b'"', &line).count().is_multiple_of(2) {
                break;
            }
        }
        if line.is_empty() {
            return Ok(None);
        }
        let text = String::from_utf8(line).map_err(|_| "not_csv")?;
        Ok(Some(cells(text.trim_end_matches(['\r', '\n']), char::from(self.separator))))
    }
}

fn cells(row: &str, separator: char) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = row.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            letter if letter == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_and_units_come_in_one_file() {
        let file = "\u{feff}code;organization_code;preferred_label;parent_code;type;region;status\r\n\
                    93152;;\"Δήμος; Ιωαννιτών\";;Δήμος;EL54;Active\r\n\
                    10;93152;Διεύθυνση \"\"Α\"\";;Διεύθυνση;;Inactive\r\n\r\n;;κενό;;;;\r\n";
        let mut incoming = Incoming::default();
        read(file.as_bytes(), &mut incoming).unwrap();
        let body = incoming.bodies().pop().unwrap();
        assert_eq!((body.name_el.as_str(), body.region), ("Δήμος; Ιωαννιτών", Some("EL54")));
        assert_eq!(body.kind, Some(OrganisationKind::Municipality));
        assert!(incoming.units[0].closed && incoming.units[0].body == "93152");
        assert_eq!(incoming.nameless, 1);
    }

    #[test]
    fn a_cell_may_hold_lines_and_what_is_no_csv_is_refused() {
        let mut incoming = Incoming::default();
        read("code,preferred_label\n12,\"Δήμος\nΔοκιμών\"\n".as_bytes(), &mut incoming).unwrap();
        assert_eq!(incoming.bodies()[0].name_el, "Δήμος\nΔοκιμών");
        assert_eq!(read("a,b\n1,2\n".as_bytes(), &mut Incoming::default()), Err("no_header"));
        assert_eq!(read(&[0xff, 0xfe, 0x0a][..], &mut Incoming::default()), Err("not_csv"));
    }
}
