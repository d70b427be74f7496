namespace Comity.Kit;

/// <summary>Marks an address whose answer goes on as long as somebody follows it.</summary>
public sealed class LongAnswer;
