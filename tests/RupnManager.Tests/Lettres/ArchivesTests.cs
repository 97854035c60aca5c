using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.LettresDeMission.Archives;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Lettres;

/// <summary>L'archive des lettres scellées : ce qu'elle contient, sous quels noms, avec quelles empreintes, pour qui, et ce qu'elle garde en mémoire.</summary>
public sealed class ArchivesTests : IDisposable
{
    private readonly TestApplication _application = new();

    public void Dispose() => _application.Dispose();

    [Theory]
    [InlineData("chef.college", 2)]
    [InlineData("dan", 8)]
    [InlineData("rectorat", 8)]
    public async Task Chacun_recoit_les_lettres_scellees_de_son_perimetre_et_le_manifeste_dit_les_empreintes_de_la_base(string compte, int minimum)
    {
        var (nom, entrees) = await TelechargerAsync(await _application.ConnecterAsync(compte), "/lettres-de-mission/archive?annee=2026", []);

        Assert.Equal("lettres-de-mission-2026-2027.zip", nom);
        using var db = _application.Base.Contexte();
        var attendues = await db.Scellements.Where(s => s.FichierId != null && s.Lettre!.Annee == new AnneeScolaire(2026)
                && (compte != "chef.college" || s.Lettre.Etablissement!.Uai == Uai.Relire("0992001M")))
            .Select(s => new { s.Lettre!.Reference, s.Empreinte }).ToDictionaryAsync(s => s.Reference, s => s.Empreinte!);
        Assert.True(attendues.Count >= minimum, $"{attendues.Count} lettres scellées.");
        var manifeste = LireLeManifeste(entrees);
        Assert.Equal(attendues.Keys.Order(), manifeste.Select(l => l["reference"]).Order());
        Assert.Equal(entrees.Keys.Where(n => n.EndsWith(".pdf", StringComparison.Ordinal)).Order(), manifeste.Select(l => l["fichier"]).Order());
        Assert.All(manifeste, l =>
        {
            Assert.Equal(attendues[l["reference"]], l["empreinte_sha256"]);
            Assert.Equal(l["empreinte_sha256"], Empreintes.Sha256(entrees[l["fichier"]]));
            Assert.Equal("conforme au scellement", l["controle"]);
            Assert.Matches(@"^099\d{4}[A-Z]_[A-Z-]+_2026-2027(_\d+)?\.pdf$", l["fichier"]);
            Assert.Equal("%PDF"u8.ToArray(), entrees[l["fichier"]][..4]);
        });
    }

    [Fact]
    public async Task Un_fichier_altere_dans_la_base_est_dit_different()
    {
        using (var db = _application.Base.Contexte())
        {
            var fichier = await db.Fichiers.FirstAsync(f => f.Usage == UsageDeFichier.LettreScellee);
            _application.Base.Retoucher($"UPDATE Fichiers SET Octets = X'25504446' WHERE upper(Id) = '{fichier.Id.ToString().ToUpperInvariant()}'");
        }
        var lignes = new List<Dictionary<string, string>>();
        foreach (var annee in new[] { "2026", "2025", "2013" })
            lignes.AddRange(LireLeManifeste((await TelechargerAsync(await _application.ConnecterAsync("dan"), $"/lettres-de-mission/archive?annee={annee}", [])).Entrees));

        Assert.Single(lignes, l => l["controle"] == "DIFFÉRENTE du scellement");
    }

    [Fact]
    public async Task La_file_archive_les_lettres_choisies_et_le_journal_le_garde()
    {
        var dan = await _application.ConnecterAsync("dan");
        using var db = _application.Base.Contexte();
        var validees = await db.Lettres.Where(l => l.Etat == EtatDeLettre.Validee && l.Annee == new AnneeScolaire(2026)).Select(l => l.Id).Take(2).ToListAsync();

        var choisies = await TelechargerAsync(dan, "/academie/archive", new() { ["ids[0]"] = $"{validees[0]}", ["ids[1]"] = $"{validees[1]}" });
        var toutes = await TelechargerAsync(dan, "/academie/archive", new() { ["tousDuFiltre"] = "true", ["attendu"] = "", ["etat"] = "Validee" });

        Assert.Equal(3, choisies.Entrees.Count);
        Assert.True(toutes.Entrees.Count > 3);
        Assert.Equal(1, await db.Journal.CountAsync(e => e.Evenement == "lettres.telechargees" && e.Phrase.Contains("a téléchargé 2 lettres scellées")));
    }

    [Fact]
    public async Task Sans_lettre_scellee_il_n_y_a_rien_a_telecharger()
    {
        var dan = await _application.ConnecterAsync("dan");

        var refus = await dan.EnvoyerAsync("/academie/archive", new() { ["tousDuFiltre"] = "true" }, "/academie");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refus.StatusCode);
        Assert.Contains("rien à télécharger", await refus.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Deux_lettres_de_meme_nom_gardent_chacune_leur_fichier()
    {
        static LettreAArchiver Lettre(string nom, string reference) =>
            new(Guid.NewGuid(), reference, "0992001M", "Collège", new(2026), nom, "M. " + nom, TestDatabase.JourDeReference.UtcDateTime, "");

        var archive = ArchiveDeLettres.De([Lettre("Noël-d'Étang", "A"), Lettre("NOEL D ETANG", "B"), Lettre("Noël-d'Étang", "C")]);

        Assert.Equal(["0992001M_NOEL-D-ETANG_2026-2027.pdf", "0992001M_NOEL-D-ETANG_2026-2027_2.pdf", "0992001M_NOEL-D-ETANG_2026-2027_3.pdf"],
            archive.Entrees.Select(e => e.Fichier));
    }

    /// <summary>Trois cents fois la même lettre : chacune part avant que la suivante soit lue, jamais plus d'une à la fois.</summary>
    [Fact]
    public async Task Trois_cents_lettres_s_ecrivent_sans_que_l_archive_soit_jamais_en_memoire()
    {
        using var services = _application.Base.Services();
        using var portee = services.CreateScope();
        using var db = _application.Base.Contexte();
        var scelle = await db.Fichiers.Where(f => f.Usage == UsageDeFichier.LettreScellee).Select(f => new { f.Id, f.Empreinte }).FirstAsync();
        var archive = ArchiveDeLettres.De(Enumerable.Range(0, 300).Select(i =>
            new LettreAArchiver(scelle.Id, $"R{i}", "0992001M", "Collège", new(2026), "Durand", "M. Durand", TestDatabase.JourDeReference.UtcDateTime, scelle.Empreinte)));
        var puits = new Puits();

        await portee.ServiceProvider.GetRequiredService<ArchiveDesLettresService>().EcrireAsync(archive, puits);

        Assert.True(puits.Ecrits > 10_000_000, $"{puits.Ecrits} octets écrits.");
        Assert.True(puits.PlusGrosEnvoi < puits.Ecrits / 100, $"Jusqu'à {puits.PlusGrosEnvoi} octets d'un coup pour {puits.Ecrits} écrits.");
    }

    private static async Task<(string Nom, Dictionary<string, byte[]> Entrees)> TelechargerAsync(HttpClient client, string chemin, Dictionary<string, string> champs)
    {
        var reponse = await client.EnvoyerAsync(chemin, champs, "/lettres-de-mission");
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (reponse.StatusCode, reponse.Content.Headers.ContentType!.MediaType));
        using var zip = new ZipArchive(await reponse.Content.ReadAsStreamAsync());
        var entrees = new Dictionary<string, byte[]>();
        foreach (var entree in zip.Entries)
        {
            using var octets = new MemoryStream();
            await (await entree.OpenAsync()).CopyToAsync(octets);
            entrees.Add(entree.FullName, octets.ToArray());
        }
        return (reponse.Content.Headers.ContentDisposition!.FileName!.Trim('"'), entrees);
    }

    private static List<Dictionary<string, string>> LireLeManifeste(Dictionary<string, byte[]> entrees)
    {
        var lignes = Encoding.UTF8.GetString(entrees["manifeste.csv"]).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(';')).ToList();
        return [.. lignes.Skip(1).Select(l => lignes[0].Zip(l).ToDictionary(p => p.First, p => p.Second))];
    }

    /// <summary>Reçoit sans rien garder ; retient le plus gros envoi.</summary>
    private sealed class Puits : Stream
    {
        public long Ecrits { get; private set; }
        public long PlusGrosEnvoi { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Une réponse ne s'écrit pas de façon synchrone.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Ecrits += buffer.Length;
            PlusGrosEnvoi = Math.Max(PlusGrosEnvoi, buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
