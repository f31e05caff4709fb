using System;
using System.Globalization;

namespace Pipeline;

/// <summary>How much chance is given: the usual run takes a fifth of what the full one does.</summary>
internal static class RandomRuns
{
    private const string Variable = "PIPELINE_MODEL_TIMES";

    /// <summary>What multiplies random sequences, random situations and repetitions; 1 unless the environment says more.</summary>
    /// <exception cref="FormatException">The variable is no number.</exception>
    public static int Times { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } times ? int.Parse(times, NumberStyles.None, CultureInfo.InvariantCulture) : 1;
}
