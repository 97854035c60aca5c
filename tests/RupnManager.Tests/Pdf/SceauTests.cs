using System.Text;
using RupnManager.Pdf;
using RupnManager.Pdf.Scellement;

namespace RupnManager.Tests.Pdf;

public sealed class SceauTests : IClassFixture<SceauTests.FichierScelle>
{
    private static readonly DemandeDeSceau Demande = new(LettreExemple.Reference, LettreExemple.Code, "Académie de démonstration", LettreExemple.Scellement);
    private static readonly byte[] NonScelle = LettreDeMissionPdf.Rendre(LettreExemple.Validee());

    private readonly FichierScelle _fichier;

    public SceauTests(FichierScelle fichier) => _fichier = fichier;

    [Fact]
    public void Un_fichier_scelle_est_valide_et_nomme_son_sceau()
    {
        var resultat = VerificateurDeSceau.Verifier(_fichier.Scelle);

        Assert.True(resultat.EstValide, resultat.Motif);
        Assert.Contains(CertificatDeDeveloppement.Nom, resultat.Sujet, StringComparison.Ordinal);
        Assert.Equal(64, resultat.EmpreinteDuCertificat!.Length);
        Assert.Null(resultat.HorodateLe);
    }

    [Fact]
    public void Sceller_ne_change_aucun_octet_deja_rendu() =>
        Assert.True(_fichier.Scelle.AsSpan().StartsWith(NonScelle));

    [Fact]
    public void Le_texte_d_un_fichier_scelle_est_celui_du_rendu() =>
        Assert.Equal(LecteurPdf.Corps(NonScelle), LecteurPdf.Corps(_fichier.Scelle));

    [Fact]
    public void Un_octet_change_n_importe_ou_rend_le_sceau_invalide()
    {
        foreach (var scelle in new[] { _fichier.Scelle, _fichier.Horodate })
        {
            var signature = Encoding.Latin1.GetString(scelle).LastIndexOf("/Contents<", StringComparison.Ordinal);
            var positions = Enumerable.Range(0, 150).Select(i => (int)((long)i * scelle.Length / 150))
                .Concat(Enumerable.Range(signature - 120, 140)).Concat(Enumerable.Range(scelle.Length - 60, 60));

            foreach (var position in positions)
            {
                var altere = (byte[])scelle.Clone();
                altere[position] ^= 1;
                Assert.False(VerificateurDeSceau.Verifier(altere).EstValide, $"octet {position}");
            }
        }
    }

    [Fact]
    public void Chaque_octet_de_la_signature_compte()
    {
        foreach (var scelle in new[] { _fichier.Scelle, _fichier.Horodate })
        {
            var debut = Encoding.Latin1.GetString(scelle).LastIndexOf("/Contents<", StringComparison.Ordinal) + "/Contents<".Length;
            var fin = Array.FindLastIndex(scelle, Array.IndexOf(scelle, (byte)'>', debut), octet => octet is not ((byte)'0' or (byte)'>')) + 10;
            var inapercus = new List<int>();
            for (var position = debut; position < fin; position += 3)
            {
                var altere = (byte[])scelle.Clone();
                altere[position] = altere[position] == '7' ? (byte)'8' : (byte)'7';
                if (VerificateurDeSceau.Verifier(altere).EstValide)
                    inapercus.Add(position - debut);
            }
            Assert.True(inapercus.Count == 0, string.Join(' ', inapercus));
        }
    }

    [Fact]
    public void Un_ajout_apres_le_sceau_le_rend_invalide()
    {
        Assert.False(VerificateurDeSceau.Verifier([.. _fichier.Scelle, (byte)'\n']).EstValide);
        Assert.False(VerificateurDeSceau.Verifier(_fichier.Scelle[..^1]).EstValide);
    }

    [Fact]
    public void Un_fichier_sans_sceau_le_dit() =>
        Assert.Equal(EtatDuSceau.Absent, VerificateurDeSceau.Verifier(NonScelle).Etat);

    [Theory]
    [InlineData("")]
    [InlineData("bonjour")]
    [InlineData("%PDF-1.7 /ByteRange [0 1 2 3]")]
    [InlineData("/Type/Sig/ByteRange [0 60 66 0] xxxxxxxxxxxxxxxxxxxxxxxxxxxx<41424344>")]
    [InlineData("/ByteRange[0 9999999999 9999999999 9999999999]")]
    public void N_importe_quoi_n_est_pas_valide_et_ne_leve_pas(string contenu) =>
        Assert.False(VerificateurDeSceau.Verifier(Encoding.Latin1.GetBytes(contenu)).EstValide);

    [Fact]
    public async Task On_ne_scelle_ni_deux_fois_ni_un_fichier_d_ailleurs()
    {
        var sceau = new Sceau(_fichier.Certificat);

        await Assert.ThrowsAsync<ScellementException>(() => sceau.ScellerAsync(_fichier.Scelle, Demande));
        await Assert.ThrowsAsync<ScellementException>(() => sceau.ScellerAsync("pas un PDF"u8.ToArray(), Demande));
    }

    [Fact]
    public void L_horodatage_donne_l_heure_de_l_autorite()
    {
        var resultat = VerificateurDeSceau.Verifier(_fichier.Horodate);

        Assert.True(resultat.EstValide, resultat.Motif);
        Assert.Equal(FichierScelle.Heure, resultat.HorodateLe);
        Assert.Equal(AutoriteDeTest.Nom, resultat.Autorite);
    }

    [Fact]
    public async Task Une_autorite_qui_horodate_autre_chose_est_refusee()
    {
        var sceau = new Sceau(_fichier.Certificat, new AutoriteQuiSeTrompe());

        await Assert.ThrowsAsync<HorodatageIndisponibleException>(() => sceau.ScellerAsync(NonScelle, Demande));
    }

    private sealed class AutoriteQuiSeTrompe : IAutoriteHorodatage
    {
        public Task<byte[]> HorodaterAsync(byte[] empreinteSha256, CancellationToken ct) =>
            new AutoriteDeTest(FichierScelle.Heure).HorodaterAsync(new byte[32], ct);
    }

    /// <summary>La lettre scellée une fois sans, une fois avec horodatage.</summary>
    public sealed class FichierScelle : IAsyncLifetime
    {
        public static readonly DateTimeOffset Heure = new(2013, 10, 18, 7, 15, 3, TimeSpan.Zero);

        private readonly string _chemin = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "sceau.p12");

        public System.Security.Cryptography.X509Certificates.X509Certificate2 Certificat { get; private set; } = null!;
        public byte[] Scelle { get; private set; } = [];
        public byte[] Horodate { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Certificat = CertificatDeDeveloppement.OuvrirOuCreer(_chemin, "secret", LettreExemple.Scellement);
            Scelle = await new Sceau(Certificat).ScellerAsync(NonScelle, Demande);
            Horodate = await new Sceau(Certificat, new AutoriteDeTest(Heure)).ScellerAsync(NonScelle, Demande);
        }

        public Task DisposeAsync()
        {
            Certificat.Dispose();
            Directory.Delete(Path.GetDirectoryName(_chemin)!, recursive: true);
            return Task.CompletedTask;
        }
    }
}
