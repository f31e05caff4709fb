namespace LocalDataverse.Storage;

/// <summary>Rows until their transaction ends: committed, or disposed and thereby rolled back.</summary>
internal interface IRowTransaction : IRowStore, IDisposable
{
    void Commit();
}
