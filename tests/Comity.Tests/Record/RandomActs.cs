using System.Collections.Immutable;
using System.Reflection;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Tests.Record;

/// <summary>Acts of every type with values of every kind: such as occur in <see cref="Everything"/>, and such as nobody would write.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="isWild">Whether values may be missing, unknown, or beyond what JSON can say.</param>
internal sealed class RandomActs(Random random, bool isWild)
{
    private static readonly ImmutableArray<string> Words =
    [
        "KEN", "FRA", "BRA", "JPN", "ICRC", "OSC", "XX", "norms-2015", "norms-2021", "chair-3", "scope", "sealed-scope", "secretariat", "clock", "oneself",
        "TakePosition", "RegisterKey",
        Given.Person("KEN"), Given.Person("Wanjiru"), Given.Person("chair"), Given.Person("secretariat"), Given.Site, Given.AttestorKey,
        Signers.IdOf("Wanjiru"), "en", "Ça", "a b",
        "a\nb", "مثال", "\U0001F54A", "p-aaaaaaaaaaaaaaaa",
    ];

    private static readonly ImmutableArray<string> WildWords = ["", " ", "a ", "\u202ea", "a\tb", "\ud800", "\0", new('x', 20_001), "\u200b"];

    /// <summary>One for each, since it keeps what it found and is not for several threads at once.</summary>
    private readonly NullabilityInfoContext nullability = new();

    public Act Next(int depth = 0)
    {
        var types = Process.Acts;
        var type = types[random.Next(types.Length)].Type;
        return depth > 2 && ActName.KindOf(ActName.Of(type)) == nameof(Comity.Record.Received.EnterReceived) ? Next(depth) : (Act)Make(type, depth);
    }

    public object Make(Type type, int depth = 0)
    {
        var parameters = type.GetConstructors().Single(made => made.GetParameters() is not [var only] || only.ParameterType != type).GetParameters();
        return type.GetConstructors().OrderByDescending(made => made.GetParameters().Length).First()
            .Invoke([.. parameters.Select(parameter => IsLeftOut(parameter) ? null : Value(parameter.ParameterType, depth + 1))]);
    }

    private bool IsLeftOut(ParameterInfo parameter) =>
        (!parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null)
        && (nullability.Create(parameter).WriteState == NullabilityState.Nullable ? random.Next(3) == 0 : isWild && random.Next(40) == 0);

    private object? Value(Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return isWild && random.Next(30) == 0 ? WildWords[random.Next(WildWords.Length)] : Words[random.Next(Words.Length)];
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(int))
            return random.Next(8) == 0 ? random.Next(int.MinValue, int.MaxValue) : random.Next(-1, 40);
        if (type == typeof(long))
            return isWild && random.Next(8) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.NextInt64(-1, 60);
        if (type == typeof(DateTimeOffset))
            return isWild && random.Next(10) == 0 ? DateTimeOffset.MaxValue : Given.Start.AddHours(random.Next(-100, 2000));
        if (type == typeof(DateOnly))
            return isWild && random.Next(10) == 0 ? DateOnly.MaxValue : new DateOnly(2026, 3, 1).AddDays(random.Next(-10, 400));
        if (type == typeof(Hash))
            return Given.File(Words[random.Next(4)]);
        if (type.IsEnum)
            return isWild && random.Next(30) == 0 ? Enum.ToObject(type, 99) : Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type == typeof(Act))
            return Next(depth);
        return type.IsGenericType ? List(type.GetGenericArguments()[0], depth) : Make(type, depth);
    }

    private object List(Type item, int depth) =>
        typeof(RandomActs).GetMethod(nameof(ListOf), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(item).Invoke(this, [depth])!;

    private ImmutableArray<T> ListOf<T>(int depth) => isWild && random.Next(30) == 0
        ? default
        : [.. Enumerable.Range(0, random.Next(5)).Select(_ => isWild && random.Next(40) == 0 ? default! : (T)Value(typeof(T), depth)!)];
}
