namespace Comity.Kit.Home;

/// <summary>Something that waits for a visitor.</summary>
/// <param name="Title">What is to be done, in the visitor's language.</param>
/// <param name="Due">By when; null without a deadline.</param>
/// <param name="Address">Where it is done.</param>
public sealed record ToDo(string Title, DateTimeOffset? Due, string Address)
{
    /// <summary>How many minutes it takes of somebody who knows the matter, as the program reckons it: what there is to read and to write here, not the
    /// consultations of a capital.</summary>
    public int Minutes { get; init; } = 5;
}

/// <summary>Reads what waits for a visitor in one room. Registered as a singleton; the first page joins and sorts what all rooms say.</summary>
public delegate IEnumerable<ToDo> ToDoReader(Visitor visitor);
