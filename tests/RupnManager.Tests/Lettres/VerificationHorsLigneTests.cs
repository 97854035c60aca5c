using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Tests.Support;
using RupnManager.Web.Commandes;

namespace RupnManager.Tests.Lettres;

public sealed class VerificationHorsLigneTests
{
    [Fact]
    public async Task Une_lettre_scellee_se_prouve_seule_et_un_octet_change_la_dement()
    {
        using var scene = new LettreDeTest();
        var id = await scene.ValideeAsync();
        using var db = scene.Base.Contexte();
        var octets = await db.Fichiers.Where(f => f.LettreId == id && f.Usage == UsageDeFichier.LettreScellee).Select(f => f.Octets).SingleAsync();

        var (code, texte) = await VerifierAsync(octets);
        Assert.Equal((0, true), (code, texte.Contains("valide, rien n'a changé")));
        Assert.Contains("Mme Hélène Petit", texte);

        octets[octets.Length / 2] ^= 1;
        (code, texte) = await VerifierAsync(octets);
        Assert.Equal((1, true), (code, texte.Contains("NON VALIDE")));
    }

    [Fact]
    public async Task Sans_fichier_la_commande_dit_son_usage() =>
        Assert.Equal(2, await VerifierLettre.ExecuterAsync(["absent.pdf"], TextWriter.Null));

    private static async Task<(int, string)> VerifierAsync(byte[] octets)
    {
        var fichier = Path.GetTempFileName();
        await File.WriteAllBytesAsync(fichier, octets);
        using var sortie = new StringWriter();
        var code = await VerifierLettre.ExecuterAsync([fichier], sortie);
        File.Delete(fichier);
        return (code, sortie.ToString());
    }
}
