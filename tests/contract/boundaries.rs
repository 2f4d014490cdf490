//! A slice knows the platform and what another slice's `mod.rs` offers, nothing else; the platform knows no slice.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{Source, api, root};

#[test]
fn the_platform_knows_no_slice() {
    let faults: Vec<_> = api()
        .iter()
        .filter(|source| source.slice() == Some("platform"))
        .flat_map(|source| {
            other_slices(source).into_iter().map(|path| format!("{}: {}", source.path, path.join("::")))
        })
        .collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn a_slice_enters_another_by_its_front_door() {
    let mut faults = Vec::new();
    for source in api().iter().filter(|source| is_slice(source)) {
        for path in other_slices(source).iter().filter(|path| path.len() > 1) {
            let (slice, name) = (&path[0], &path[1]);
            let inside = root().join("api/src").join(slice);
            if inside.join(format!("{name}.rs")).exists() || inside.join(name).is_dir() {
                faults.push(format!("{} reaches into crate::{}", source.path, path.join("::")));
            }
        }
    }
    assert!(faults.is_empty(), "export it in the slice's mod.rs and name it there:\n{}", faults.join("\n"));
}

#[test]
fn slices_do_not_go_round_in_circles() {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in api().iter().filter(|source| is_slice(source)) {
        let known = uses.entry(source.slice().unwrap().to_owned()).or_default();
        known.extend(other_slices(source).into_iter().filter_map(|path| path.into_iter().next()));
    }
    // Slices that know nobody else are taken away until none is left; what cannot be taken away goes in circles.
    while let Some(last) = uses.iter().find(|(_, known)| known.iter().all(|slice| !uses.contains_key(slice)))
    {
        let last = last.0.clone();
        uses.remove(&last);
    }
    assert!(uses.is_empty(), "these know each other in circles: {uses:#?}");
}

/// `db.begin(&actor)` is the one door: what opens a transaction on the bare connection has no author and no event.
#[test]
fn only_the_database_module_opens_bare_transactions() {
    let faults: Vec<_> = api()
        .into_iter()
        .filter(|source| source.path != "platform/db.rs")
        .filter(|source| {
            [".begin()", ".begin_with_", ".transaction(", ".transaction::<"]
                .iter()
                .any(|call| source.code.contains(call))
        })
        .map(|source| source.path)
        .collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn paths_of_a_use_tree_are_all_found() {
    let code = "use crate::{members::{self, Member, entity::Status as S}, platform::db::Db};\nlet x = crate::surveys::open(1);";
    let found: Vec<_> = crate_paths(code).into_iter().map(|path| path.join("::")).collect();
    assert_eq!(
        found,
        ["members::self", "members::Member", "members::entity::Status", "platform::db::Db", "surveys::open"]
    );
}

fn is_slice(source: &Source) -> bool {
    source.slice().is_some_and(|slice| slice != "platform")
}

/// The paths that lead into slices other than the file's own.
fn other_slices(source: &Source) -> Vec<Vec<String>> {
    let is_other = |path: &Vec<String>| {
        let first = path.first().map(String::as_str).unwrap_or_default();
        Some(first) != source.slice() && first != "platform" && root().join("api/src").join(first).is_dir()
    };
    crate_paths(&source.code).into_iter().filter(is_other).collect()
}

/// Every path behind `crate::`, with use trees taken apart.
fn crate_paths(code: &str) -> Vec<Vec<String>> {
    code.split("crate::").skip(1).flat_map(|rest| expand(rest, &[]).0).collect()
}

/// Reads one tree (`a::b`, `a::{b, c as d}`) and answers its paths and how many bytes it took.
fn expand(text: &str, before: &[String]) -> (Vec<Vec<String>>, usize) {
    let mut path = before.to_vec();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if text[at..].starts_with('{') {
            at += 1;
            let mut paths = Vec::new();
            while at < text.len() && !text[at..].trim_start().starts_with('}') {
                let (more, taken) = expand(&text[at..], &path);
                paths.extend(more);
                at += taken;
                let rest = text[at..].find([',', '}', '{']).unwrap_or(0);
                at += rest + usize::from(text[at + rest..].starts_with(','));
            }
            return (paths, at + text[at..].find('}').map_or(0, |end| end + 1));
        }
        let name = text[at..]
            .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .unwrap_or(text.len() - at);
        if name > 0 {
            path.push(text[at..at + name].to_owned());
        }
        at += name;
        if name == 0 || !text[at..].starts_with("::") {
            return (vec![path], at);
        }
        at += 2;
    }
}
