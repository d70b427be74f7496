using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Comity.Storage;

/// <summary>An instant as milliseconds since 1970 (UTC). SQLite has no type for instants and would compare their text.</summary>
public sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
