using System.Linq;
using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Conformance.Surface;

/// <summary>
/// A member written so that a use and a listing of it are equal: no modifiers, no parameter names, and every type
/// parameter as "!" (a use knows only its number, a listing its name).
/// </summary>
internal static partial class Signature
{
    public static string Of(MethodReference method) =>
        Write(method.ReturnType.FullName, method.Name, [.. method.Parameters.Select(parameter => parameter.ParameterType.FullName)]);

    public static string Of(FieldReference field) => $"{Types(field.FieldType.FullName)} {field.Name}";

    /// <summary>A member line of a surface file.</summary>
    public static string OfLine(string line)
    {
        if (FieldLine.Match(line) is { Success: true } field)
        {
            return $"{Types(field.Groups["type"].Value)} {field.Groups["name"].Value}";
        }

        var method = MethodLine.Match(line);
        var parameters = Commas.Split(method.Groups["parameters"].Value)
            .Where(parameter => parameter != "")
            .Select(parameter => parameter[..parameter.LastIndexOf(' ')].Replace("out ", "", System.StringComparison.Ordinal));
        return Write(method.Groups["type"].Value, method.Groups["name"].Value, [.. parameters]);
    }

    private static string Write(string result, string name, string[] parameters) =>
        $"{Types(result)} {name}({string.Join(",", parameters.Select(Types))})";

    // Whatever has no namespace is a type parameter.
    private static string Types(string type) => Names.Replace(type, name => name.Value.Contains('.', System.StringComparison.Ordinal) ? name.Value : "!");

    [GeneratedRegex(@"[^<>,\[\]&*\s]+")]
    private static partial Regex Names { get; }

    // The comma between two parameters has a blank behind it, the one between two type arguments has none.
    [GeneratedRegex(", ")]
    private static partial Regex Commas { get; }

    [GeneratedRegex(@"^  field (protected )?(static )?(?<type>\S+ )?(?<name>\S+)( = .*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex FieldLine { get; }

    [GeneratedRegex(@"^  (protected |static |abstract |virtual )*(?<type>\S+) (?<name>[^\s<(]+)(<[^(]*>)?\((?<parameters>.*)\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex MethodLine { get; }
}
