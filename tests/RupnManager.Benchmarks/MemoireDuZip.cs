using Microsoft.Extensions.DependencyInjection;
using RupnManager.Services.LettresDeMission.Archives;

namespace RupnManager.Benchmarks;

/// <summary>Ce que le processus garde pendant qu'un ZIP de 30, 300 puis 500 lettres s'écrit.</summary>
internal static class MemoireDuZip
{
    private static readonly int[] Nombres = [30, 300, 500];

    public static async Task<int> MesurerAsync()
    {
        using var donnees = await BaseDeMesure.OuvrirAsync();
        await EcrireAsync(donnees, Nombres[0], new(vivants: true));
        var vivants = new List<long>();
        Console.WriteLine("lettres ; octets du ZIP ; plus gros envoi ; octets vivants en plus, au plus (Ko) ; tas au plus (Mo) ; mémoire du processus avant et au plus (Mo)");
        foreach (var nombre in Nombres)
        {
            var (exact, libre) = (new Puits(vivants: true), new Puits(vivants: false));
            await EcrireAsync(donnees, nombre, exact);
            await EcrireAsync(donnees, nombre, libre);
            vivants.Add(exact.Vivants);
            Console.WriteLine($"{nombre} ; {libre.Ecrits} ; {libre.PlusGrosEnvoi} ; {exact.Vivants / 1024} ; {libre.Tas >> 20} ; {libre.ProcessusAvant >> 20} et {libre.Processus >> 20}");
        }
        return vivants[^1] <= vivants[0] + Seuils.MemoireDuZip ? 0 : 1;
    }

    private static async Task EcrireAsync(BaseDeMesure donnees, int nombre, Puits puits)
    {
        var archive = await donnees.ArchiveAsync(nombre);
        puits.Commencer();
        await donnees.FaireAsync(async s =>
        {
            await s.GetRequiredService<ArchiveDesLettresService>().EcrireAsync(archive, puits);
            return true;
        });
    }

    /// <summary>Reçoit sans rien garder ; regarde la mémoire à chaque envoi, ramassée d'abord si l'on veut ce qui vit vraiment.</summary>
    private sealed class Puits(bool vivants) : Stream
    {
        private long _depart;
        private int _envois;

        public long Ecrits { get; private set; }
        public long PlusGrosEnvoi { get; private set; }
        public long Vivants { get; private set; }
        public long Tas { get; private set; }
        public long ProcessusAvant { get; private set; }
        public long Processus { get; private set; }

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void Commencer() => (_depart, ProcessusAvant) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Ecrits += buffer.Length;
            PlusGrosEnvoi = Math.Max(PlusGrosEnvoi, buffer.Length);
            if (vivants && _envois++ % 10 == 0) Vivants = Math.Max(Vivants, GC.GetTotalMemory(forceFullCollection: true) - _depart);
            if (!vivants) (Tas, Processus) = (Math.Max(Tas, GC.GetTotalMemory(forceFullCollection: false)), Math.Max(Processus, Environment.WorkingSet));
            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override void Flush() { }
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
