using Comity.Norms.Language;

namespace Comity.Norms;

/// <summary>Goes through the conditions of a book.</summary>
public static class BookWalk
{
    /// <summary>A condition and all inside it.</summary>
    public static IEnumerable<Condition> Flat(Condition condition) => condition.Parts.SelectMany(Flat).Prepend(condition);

    /// <summary>The conditions that stand directly in an item, readings and proposals included.</summary>
    public static IEnumerable<Condition> ConditionsOf(Item item) => item switch
    {
        ConstraintItem constraint => Some(constraint.Condition, constraint.While),
        DefineItem define => define.Readings.SelectMany(reading => ConditionsOf(reading.Change)).Prepend(define.Condition),
        NormItem norm => Some(norm.Sentence.That, norm.Sentence.When).Concat(norm.Clauses.SelectMany(ConditionsOf)),
        PurposeItem purpose => Some(purpose.From, purpose.When),
        AcceptItem accept => Some(accept.When),
        MeasureItem measure => [measure.Available],
        RemedyItem remedy => [remedy.OpenWhen],
        EnsureItem ensure => Some(ensure.Condition, ensure.Then),
        CodeItem code => code.Mappings.SelectMany(mapping => Some(mapping.Effect, mapping.When)),
        AdjustItem adjust => ConditionsOf(adjust.Change),
        ReservationItem reservation => ConditionsOf(reservation.Change),
        _ => [],
    };

    /// <summary>The conditions of a clause.</summary>
    public static IEnumerable<Condition> ConditionsOf(NormClause clause) => clause switch
    {
        ExceptClause except => [except.When],
        ExcusedClause excused => [excused.While],
        ReadingClause reading => ConditionsOf(reading.Change),
        _ => [],
    };

    /// <summary>The conditions of a change.</summary>
    public static IEnumerable<Condition> ConditionsOf(Change change) => Some(change.Condition, change.Except?.When);

    private static IEnumerable<Condition> Some(params Condition?[] conditions) => conditions.OfType<Condition>();
}
