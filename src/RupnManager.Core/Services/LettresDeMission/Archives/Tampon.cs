namespace RupnManager.Services.LettresDeMission.Archives;

/// <summary>Retient ce que le ZIP écrit de façon synchrone, le temps d'une entrée, puis le verse : une réponse ne s'écrit que de façon asynchrone.</summary>
internal sealed class Tampon(Stream sortie) : Stream
{
    private readonly MemoryStream _retenu = new();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Envoie ce qui est retenu, et repart de zéro.</summary>
    public async Task VerserAsync(CancellationToken ct)
    {
        await sortie.WriteAsync(_retenu.GetBuffer().AsMemory(0, (int)_retenu.Length), ct);
        _retenu.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => _retenu.Write(buffer, offset, count);
    public override void Write(ReadOnlySpan<byte> buffer) => _retenu.Write(buffer);
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _retenu.Dispose();
        base.Dispose(disposing);
    }
}
