namespace Opps.Plugins.Pipeline;

/// <summary>The numbers of the pipeline's stages.</summary>
internal static class Stages
{
    public const int PreValidation = 10;
    public const int PreOperation = 20;
    public const int PostOperation = 40;
}
