using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Comity.Record.Entries;
using Comity.Record.Keys;

namespace Comity.Tests.Record;

/// <summary>Everything in the registers as text, the same for the same registers however they came about.</summary>
internal static class Dump
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string or Comity.Record.Log.Hash:
                text.Append('"').Append(value).Append('"');
                break;
            case DateTimeOffset time:
                text.Append(time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case IDictionary map:
                WriteList(map.Keys.Cast<object>().Select(key => $"{Of(key)}:{Of(map[key])}").Order(StringComparer.Ordinal), text);
                break;
            case IEnumerable list:
                WriteList(list.Cast<object?>().Select(Of), text);
                break;
            case IFormattable or bool or PublicKey:
                text.Append(value is PublicKey key ? key.Id : value);
                break;
            default:
                WriteList(Properties(value).Select(property => $"{property.Name}={Of(property.GetValue(value))}"), text.Append(value.GetType().Name));
                break;
        }
    }

    private static void WriteList(IEnumerable<string> items, StringBuilder text) => text.Append('{').AppendJoin(';', items).Append('}');

    /// <summary>What stands in the record's primary constructor, and a tuple's fields; what is computed from it is left out, and rooms inside rooms are shown once.</summary>
    private static IEnumerable<PropertyInfo> Properties(object value)
    {
        var names = value.GetType().GetConstructors().OrderByDescending(made => made.GetParameters().Length).First().GetParameters().Select(parameter => parameter.Name);
        return names.Select(name => value.GetType().GetProperty(name!)).OfType<PropertyInfo>();
    }
}
