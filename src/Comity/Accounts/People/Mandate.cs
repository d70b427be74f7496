using System.Collections.Immutable;
using Comity.Kit;
using Comity.Kit.Search;
using Comity.Kit.Widgets;

namespace Comity.Accounts.People;

/// <summary>For whom a person may make enrolment links. It follows from the record; accounts only ask for it.</summary>
/// <param name="IsSecretariat">For everybody.</param>
/// <param name="Delegations">For persons of the delegations that the person heads: ids of members.</param>
public sealed record Mandate(bool IsSecretariat, ImmutableArray<string> Delegations)
{
    /// <summary>For nobody.</summary>
    public static Mandate None { get; } = new(IsSecretariat: false, []);

    /// <summary>Persons of these delegations for whom it does not hold: those of a rival head.</summary>
    public ImmutableHashSet<string> Without { get; init; } = [];

    /// <summary>Whether there is anybody at all.</summary>
    public bool IsAny => IsSecretariat || Delegations.Length > 0;

    /// <summary>Whether it covers this person of a member.</summary>
    public bool Covers(string? member, string person) => Covers(member) && (IsSecretariat || !Without.Contains(person));

    /// <summary>Whether it covers new persons of this member; null is nobody's person.</summary>
    public bool Covers(string? member) => IsSecretariat || (member is not null && Delegations.Contains(member));
}

/// <summary>Who has which <see cref="Mandate"/>. As long as no record answers, the founder's account is the secretariat.</summary>
public sealed class Mandates
{
    /// <summary>The record's answer for a pseudonym; set while the server is put together.</summary>
    public Func<string, Mandate>? Source { get; set; }

    /// <summary>The members whose persons can be invited, by id, with their names in a language; set while the server is put together.</summary>
    public Func<Language, IReadOnlyDictionary<string, string>>? Names { get; set; }

    /// <summary>The members for whose persons a mandate holds, by their names; a head's own delegations by their ids as long as no record names them.</summary>
    public IReadOnlyList<Choice> Members(Mandate mandate, Language language)
    {
        var names = Names?.Invoke(language);
        var mine = mandate.IsSecretariat ? names?.Keys ?? [] : mandate.Delegations;
        return [.. mine.Select(id => new Choice(id, names?.GetValueOrDefault(id) ?? id, IsData: true)).OrderBy(one => one.Label, AlphabetOrder.Instance)];
    }

    /// <summary>The mandate of a visitor.</summary>
    public Mandate Of(string? person, bool isFounder)
    {
        if (person is null)
            return Mandate.None;
        return Source?.Invoke(person) ?? (isFounder ? Mandate.None with { IsSecretariat = true } : Mandate.None);
    }
}
