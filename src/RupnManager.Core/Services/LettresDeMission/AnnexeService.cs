using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Domain.Textes;
using RupnManager.Pdf.Moteur;
using RupnManager.Services.Journal;

namespace RupnManager.Services.LettresDeMission;

/// <summary>Joindre un PDF à un brouillon, ou l'en retirer.</summary>
public sealed class AnnexeService(RupnDbContext db, JournalService journal, TimeProvider horloge)
{
    /// <summary>Joint le PDF à la lettre. Refus : annexe.taille, annexe.type, lettre.figee.</summary>
    public async Task JoindreAsync(Guid lettreId, string nom, byte[] octets, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var lettre = await db.Lettres.VisiblesPar(acteur).Where(l => l.Id == lettreId).Completes().TrouverAsync(ct);
        var pages = Controler(octets);
        var fichier = Conserver(lettreId, nom, octets, UsageDeFichier.AnnexeJointe, horloge.Maintenant());
        db.Fichiers.Add(fichier);
        var annexe = new AnnexeJointe(fichier.Id, fichier.Nom, pages, octets.LongLength, fichier.Empreinte);
        lettre.Ecrire(lettre.VersionCourante.Contenu with { Annexe = annexe }, acteur, horloge.Maintenant());
        journal.Consigner(acteur, Evenement.AnnexeJointe, RedactionService.Objet(lettre), $"a joint un PDF de {pages} page(s) à la lettre {lettre.Reference}.".Accorder(pages));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Retire le PDF joint d'un brouillon. Refus : lettre.figee.</summary>
    public async Task RetirerAsync(Guid lettreId, Acteur acteur, CancellationToken ct = default)
    {
        acteur.Exiger(Permission.RedigerLettres);
        var lettre = await db.Lettres.VisiblesPar(acteur).Where(l => l.Id == lettreId).Completes().TrouverAsync(ct);
        lettre.Ecrire(lettre.VersionCourante.Contenu with { Annexe = null }, acteur, horloge.Maintenant());
        journal.Consigner(acteur, Evenement.AnnexeJointe, RedactionService.Objet(lettre), $"a retiré le PDF joint à la lettre {lettre.Reference}.");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Contrôle un PDF par son contenu ; rend son nombre de pages. Refus : annexe.taille, annexe.type.</summary>
    internal static int Controler(byte[] octets)
    {
        if (octets.LongLength > AnnexeJointe.TailleMaximale)
            throw ReglesDeLaLettre.AnnexeTaille.Refus(("taille", EnMo(octets.LongLength)), ("maximum", EnMo(AnnexeJointe.TailleMaximale)));
        var examen = PdfJoint.Verifier(octets);
        return examen.Accepte ? examen.Pages : throw ReglesDeLaLettre.AnnexeType.Refus();
    }

    internal static Fichier Conserver(Guid lettreId, string nom, byte[] octets, UsageDeFichier usage, DateTime quand)
    {
        var court = Path.GetFileName(nom);
        return new Fichier
        {
            LettreId = lettreId, Usage = usage, Octets = octets, Empreinte = Empreintes.Sha256(octets), Le = quand,
            Nom = court.Length > Fichier.LongueurDuNom ? court[^Fichier.LongueurDuNom..] : court,
        };
    }

    private static string EnMo(long octets) => $"{octets / 1024d / 1024d:0.0} Mo";
}
