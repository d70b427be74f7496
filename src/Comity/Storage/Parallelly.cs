using System.Runtime.ExceptionServices;

namespace Comity.Storage;

/// <summary>Work on many items at once, whose failure is thrown as it is, and not inside another.</summary>
internal static class Parallelly
{
    /// <summary>The answers for items, in their order. Of several failures that of the first item is thrown.</summary>
    public static TAnswer[] Map<TItem, TAnswer>(TItem[] items, Func<TItem, TAnswer> ask)
    {
        var answers = new TAnswer[items.Length];
        var failures = new Exception?[items.Length];
        Parallel.For(0, items.Length, place =>
        {
            try
            {
                answers[place] = ask(items[place]);
            }
            catch (Exception problem)
            {
                failures[place] = problem;
            }
        });
        if (failures.FirstOrDefault(failure => failure is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        return answers;
    }
}
