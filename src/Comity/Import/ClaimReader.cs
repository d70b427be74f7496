using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>
/// Turns rows of attribution into settings with who says so. One party may name several authors of one State: then the first claim rule that fits any
/// of them counts, because a State is answerable for a campaign in which one of its own took part. Parties of one kind that claim different
/// things are told apart by numbers.
/// </summary>
internal sealed class ClaimReader(Mapping mapping)
{
    private readonly ClaimColumns columns = mapping.Claims!;

    /// <summary>The claims of a case, by the State of which they are made, in the order of the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="states">Gives the States in a cell.</param>
    /// <param name="letter">Gives the letter or name of a State.</param>
    public ImmutableArray<(string State, ImmutableArray<Setting> Settings)> Read(
        IReadOnlyList<RowView> rows, Func<RowView, string, ImmutableArray<string>> states, Func<string, string> letter)
    {
        var named = rows.SelectMany(row => states(row, columns.State)).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var claims = new List<Claim>();
        for (var index = 0; index < rows.Count; index++)
            if (ClaimOf(rows[index], index, states, letter) is { } claim)
                foreach (var state in Of(claim, rows[index], named, states))
                    claims.Add(claim with { State = state });
        return [.. named.Select(state => (state, Settings(claims.Where(claim => claim.State == state))))];
    }

    private ImmutableArray<string> Of(Claim claim, RowView row, ImmutableArray<string> named, Func<RowView, string, ImmutableArray<string>> states)
    {
        var own = states(row, columns.State);
        return own.IsEmpty && mapping.ClaimRules[claim.Rule].OfAnyState ? named : own;
    }

    private Claim? ClaimOf(RowView row, int index, Func<RowView, string, ImmutableArray<string>> states, Func<string, string> letter)
    {
        var value = row.Text(columns.Party);
        if (mapping.Parties.FirstOrDefault(one => one.Values.Any(pattern => pattern.Matches(value))) is not { } party)
            return null;
        for (var rule = 0; rule < mapping.ClaimRules.Length; rule++)
            if (mapping.ClaimRules[rule].Denies == party.Denies && row.Passes(mapping.ClaimRules[rule].Tests))
            {
                var country = columns.Country.Length > 0 ? states(row, columns.Country).FirstOrDefault() : null;
                var name = country is null ? party.Name : $"{party.Name}, State {letter(country)}";
                var group = columns.Group.Length > 0 ? row.Text(columns.Group) : "";
                return new("", name, party.Denies, group.Length > 0 ? group : $"row {index}", rule);
            }

        return null;
    }

    private ImmutableArray<Setting> Settings(IEnumerable<Claim> claims)
    {
        var strongest = claims.GroupBy(claim => (claim.Party, claim.Group)).Select(group => group.MinBy(claim => claim.Rule)!);
        var sayings = new List<(RuleSetting Setting, Saying Saying)>();
        foreach (var party in strongest.GroupBy(claim => claim.Party))
        {
            var different = party.Select(claim => claim.Rule).Where(rule => !mapping.ClaimRules[rule].Settings.IsEmpty).Distinct().ToList();
            for (var number = 0; number < different.Count; number++)
            {
                var name = different.Count > 1 ? $"{party.Key} {number + 1}" : party.Key;
                var saying = new Saying(party.First().Denies ? SayingKind.Denied : SayingKind.Claimed, name, "");
                sayings.AddRange(mapping.ClaimRules[different[number]].Settings.Select(setting => (setting, saying)));
            }
        }

        var settings = sayings.GroupBy(pair => SettingMerger.Key(pair.Setting.Setting))
            .Select(group => group.First().Setting.Setting with { Sayings = [.. group.Select(pair => pair.Saying)] })
            .ToImmutableArray();
        var known = settings.Where(setting => setting.Value?.Form != ValueForm.Unknown).Select(setting => setting.Fact)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. settings
            .Where(setting => setting.Value?.Form != ValueForm.Unknown || !known.Contains(setting.Fact))
            .Select(setting => setting.Value?.Form == ValueForm.Unknown ? setting with { Sayings = [] } : setting)];
    }

    private sealed record Claim(string State, string Party, bool Denies, string Group, int Rule);
}
