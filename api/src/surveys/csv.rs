//! Results as comma-separated values (RFC 4180) that a spreadsheet opens without running anything.

use std::fmt::Write;

use super::results::{QuestionResult, ResultCell};
use crate::platform::request::RequestContext;

/// The table, with the byte-order mark by which spreadsheets know UTF-8. Labels are in the caller's language.
pub fn table(questions: &[QuestionResult]) -> String {
    let language = RequestContext::current().language;
    let mut table = String::from("\u{feff}question,text,row,value,label,count,share,answered,mean\r\n");
    for question in questions {
        let text = question.text.in_language(language);
        let row = |row: &str,
                   counts: &[ResultCell],
                   answered: Option<u64>,
                   mean: Option<f64>,
                   table: &mut String| {
            for count in counts {
                line(
                    table,
                    &[
                        &question.key,
                        text,
                        row,
                        &count.value,
                        count.label.in_language(language),
                        &figure(count.count),
                        &figure(count.share),
                        &figure(answered),
                        &figure(mean),
                    ],
                );
            }
        };
        if question.counts.is_empty() && question.rows.is_empty() {
            let (answered, mean) = (figure(question.answered), figure(question.mean));
            line(&mut table, &[&question.key, text, "", "", "", "", "", &answered, &mean]);
        }
        row("", &question.counts, question.answered, question.mean.or(question.score), &mut table);
        for one in &question.rows {
            row(one.label.in_language(language), &one.counts, one.answered, one.mean, &mut table);
        }
    }
    table
}

fn figure<T: ToString>(figure: Option<T>) -> String {
    figure.map(|figure| figure.to_string()).unwrap_or_default()
}

fn line(table: &mut String, cells: &[&str]) {
    for (index, cell) in cells.iter().enumerate() {
        let separator = if index == 0 { "" } else { "," };
        let _ = write!(table, "{separator}{}", quoted(cell));
    }
    table.push_str("\r\n");
}

/// A cell that is no number and begins like a formula gets an apostrophe before it; full-width forms begin one, too.
fn quoted(cell: &str) -> String {
    let begins_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let apostrophe = if begins_formula && cell.parse::<f64>().is_err() { "'" } else { "" };
    let text = cell.replace('"', "\"\"");
    if apostrophe.is_empty() && !text.contains([',', '"', '\n', '\r']) {
        text
    } else {
        format!("\"{apostrophe}{text}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_begins_a_formula() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("＝A1"), "\"'＝A1\"");
        assert_eq!(quoted("@SUM(A1)"), "\"'@SUM(A1)\"");
        assert_eq!(quoted("-12.5"), "-12.5");
    }

    #[test]
    fn commas_and_quotes_stay_in_their_cell() {
        assert_eq!(quoted("α, β"), "\"α, β\"");
        assert_eq!(quoted("«α» \"β\""), "\"«α» \"\"β\"\"\"");
        assert_eq!(quoted("απλό"), "απλό");
    }
}
