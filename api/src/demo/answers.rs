//! What members answer in the survey on innovation.

use serde_json::{Map, Value, json};

use super::{
    content::Content,
    network::{Network, Result},
};

/// Complete answers to the innovation survey, leaning towards the middle of a person's own.
///
/// # Errors
/// Never, but by its choices.
pub fn answers(network: &Network, content: &Content, body_kind: &str) -> Result<Value> {
    let texts = &content.texts.survey_long;
    let kind = match body_kind {
        "hospital" => "health",
        "university" | "school" => "education",
        "independent_authority" | "other" => "agency",
        kind => kind,
    };
    let lean = network.draw(2);
    let has_innovated = network.draw(10) < 6;
    let mut answers = Map::new();
    let mut say = |key: &str, value: Value| answers.insert(key.to_owned(), value);
    say("body_kind", json!(kind));
    say("body_size", one(network, &["under_50", "50_249", "50_249", "250_999", "1000_more"])?);
    say(
        "role",
        one(network, &["head_directorate", "head_unit", "head_unit", "officer", "officer", "officer"])?,
    );
    say("years", json!(1 + network.draw(34)));
    say("importance", json!(3 + network.draw(3)));
    say(
        "meaning",
        some(network, &["services", "processes", "digital", "cooperation", "rules", "culture"], 3)?,
    );
    say("innovated", json!(if has_innovated { "yes" } else { "no" }));
    if has_innovated {
        say(
            "innovation_types",
            some(network, &["service", "process", "organisation", "communication", "policy"], 2)?,
        );
        say("novelty", one(network, &["unit", "unit", "body", "body", "country"])?);
        if network.draw(3) == 0 {
            say("example", json!(network.choose(&texts.innovation_example)?));
        }
        say(
            "triggers",
            some(network, &["law", "crisis", "users", "staff", "technology", "funding", "example"], 3)?,
        );
        say("partners", some(network, &["bodies", "companies", "academia", "society"], 2)?);
        say("users_involved", json!(1 + network.draw(5)));
        say("created", matrix(network, &["service", "time", "cost", "staff", "trust"], 1 + lean));
    }
    say("culture", matrix(network, &["leadership", "heard", "trial", "units", "reward"], lean));
    say("strategy", one(network, &["yes", "preparing", "no", "no", "unknown"])?);
    say("unit", one(network, &["yes", "no", "no"])?);
    let has_budget = network.draw(4) == 0;
    say("budget", json!(if has_budget { "yes" } else { "no" }));
    if has_budget {
        say("budget_share", json!(1 + network.draw(6)));
    }
    say("capacity", matrix(network, &["time", "skills", "data", "tools", "money"], 0));
    let barriers = ["law", "procurement", "workload", "funding", "skills", "silos", "leadership", "fear"];
    say("barriers", matrix(network, &barriers, 1));
    let evaluates = *network.choose(&["always", "sometimes", "sometimes", "never"])?;
    say("evaluates", json!(evaluates));
    if evaluates != "never" {
        say("measures", some(network, &["indicators", "satisfaction", "costs", "external"], 2)?);
    }
    say("shared", one(network, &["yes", "no", "no", "unknown"])?);
    say("reused", one(network, &["yes", "no", "no"])?);
    say("support", some(network, &["training", "funding", "network", "lab", "legal", "library"], 3)?);
    say("recommend", json!((4 + network.draw(5) + network.draw(3)).min(10)));
    if network.draw(5) == 0 {
        say("remarks", json!(network.choose(&texts.wish)?));
    }
    say("consent", json!(true));
    Ok(Value::Object(answers))
}

fn one(network: &Network, values: &[&str]) -> Result<Value> {
    Ok(json!(network.choose(values)?))
}

/// Some of them, each once.
fn some(network: &Network, values: &[&str], most: usize) -> Result<Value> {
    let mut chosen: Vec<&str> = Vec::new();
    for _ in 0..=network.draw(most) {
        let value = network.choose(values)?;
        if !chosen.contains(value) {
            chosen.push(value);
        }
    }
    Ok(json!(chosen))
}

fn matrix(network: &Network, rows: &[&str], lean: usize) -> Value {
    let step = || json!((1 + network.draw(3) + network.draw(2) + lean).min(5));
    Value::Object(rows.iter().map(|row| ((*row).to_owned(), step())).collect())
}
