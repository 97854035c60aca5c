using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Textes;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Demonstration;

internal sealed partial class Dossier
{
    private const string LieuDesOriginaux = "secrétariat de direction";

    public Dossier RetirerSignatureDuRupn(DateOnly le)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuRupn, quand =>
        {
            var rupn = _scene.Rupn(agent, quand);
            Lettre.Retirer(Etape.Rupn, rupn, quand);
            metteur.Dire(rupn, Evenement.SignatureRetiree, Lettre, $"a retiré sa signature de la lettre {Lettre.Reference}.", quand);
        });
        return this;
    }

    public Dossier Refuser(DateOnly le, string motif)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuRupn, quand =>
        {
            var rupn = _scene.Rupn(agent, quand);
            Lettre.Refuser(rupn, motif, quand);
            metteur.Dire(rupn, Evenement.LettreRefusee, Lettre, $"a refusé la lettre {Lettre.Reference} : {motif}", quand);
        });
        return this;
    }

    public Dossier Renvoyer(DateOnly le, string motif)
    {
        metteur.Agenda.Inscrire(le, Agenda.HeureDuDan, quand =>
        {
            var dan = _scene.Dan(quand);
            Lettre.Renvoyer(dan, motif, quand);
            metteur.Dire(dan, Evenement.LettreRenvoyee, Lettre, $"a renvoyé la lettre {Lettre.Reference} : {motif}", quand);
        });
        return this;
    }

    /// <summary>Le chef reprend le texte, au besoin sur un modèle plus récent.</summary>
    public Dossier ReprendreLaLettre(DateOnly le, string? modele = null)
    {
        metteur.Agenda.Inscrire(le, HeureDeLaRedaction, quand =>
        {
            var sansEffet = Lettre.VersionCourante.Signatures.Count(s => s.Etat is EtatDeSignature.SansEffet);
            Lettre.Reprendre(quand);
            if (modele is not null) (Lettre.ModeleId, Lettre.Modele) = (_scene.Modeles[modele].Id, _scene.Modeles[modele]);
            metteur.Dire(_scene.Chef(lieu, quand), Evenement.LettreReprise, Lettre,
                $"a repris la lettre {Lettre.Reference}, version {Lettre.NumeroDeVersion} ; {sansEffet} signature(s) sans effet.".Accorder(sansEffet), quand);
        });
        return this;
    }

    /// <summary>Ouvre un avenant à la lettre ; les gestes suivants portent sur lui.</summary>
    public Dossier OuvrirAvenant(DateOnly le, int numero, Ecriture ecrire)
    {
        metteur.Agenda.Inscrire(le, HeureDeLaRedaction, quand =>
        {
            var chef = _scene.Chef(lieu, quand);
            var avenant = Lettre.OuvrirAvenant(numero, Code($"{Lettre.Reference}-A{numero}"), quand);
            avenant.Ecrire(ecrire(avenant.VersionCourante.Contenu, avenant.Modele!), chef, quand);
            metteur.Db.Lettres.Add(_lettre = avenant);
            metteur.Dire(chef, Evenement.AvenantOuvert, avenant, $"a ouvert l'avenant {avenant.Reference}.", quand);
        });
        return this;
    }

    public static Ecriture Ajouter(params string[] cles) =>
        (contenu, modele) => contenu with { Clauses = contenu.Clauses.AddRange(cles.Select(c => Clause(modele, c))) };

    /// <summary>Prépare l'acte de fin ; les gestes suivants portent sur lui.</summary>
    public Dossier MettreFin(DateOnly le, DateOnly fin, string motif)
    {
        metteur.Agenda.Inscrire(le, HeureDeLaRedaction, quand =>
        {
            var acte = Lettre.OuvrirFinDeMission(fin, motif, Code($"{Lettre.Reference}-F"), 1, quand);
            metteur.Db.Lettres.Add(_lettre = acte);
            metteur.Dire(_scene.Chef(lieu, quand), Evenement.LettreCreee, acte, $"a préparé l'acte de fin de mission {acte.Reference}.", quand);
        });
        return this;
    }

    /// <summary>Le chef déclare la lettre signée à la main par tous, joint sa copie, et l'application scelle.</summary>
    public Dossier DeclarerManuscrite(DateOnly le, DateOnly chef, DateOnly rupn, DateOnly dan)
    {
        MettreALaSignature(le);
        metteur.Agenda.Inscrire(le, Agenda.HeureDuDan, quand =>
        {
            var (declarant, delegue) = (_scene.Chef(lieu, quand), _scene.Dan(quand));
            var personne = Mission.Personnel!.Personne!;
            List<(Etape Etape, SignataireManuscrit Signataire)> signataires =
            [
                (Etape.Chef, new(declarant.PersonneId, declarant.Designation, declarant.Qualite, chef, LieuDesOriginaux)),
                (Etape.Rupn, new(personne.Id, personne.Designation, "RUPN", rupn, LieuDesOriginaux)),
                (Etape.Dan, new(delegue.PersonneId, delegue.Designation, Lettre.TitreDuTroisiemeSignataire, dan, LieuDesOriginaux)),
            ];
            Lettre.DeclarerManuscrites(declarant, signataires, quand);
            metteur.Db.Fichiers.Add(AnnexeService.Conserver(Lettre.Id, $"{Lettre.Reference}-signee.pdf",
                FacSimile.De(Lettre, signataires, quand), UsageDeFichier.LettreManuscrite, quand));
            foreach (var (_, signataire) in signataires)
                metteur.Dire(declarant, Evenement.SignatureManuscrite, Lettre,
                    $"a déclaré la signature manuscrite de {signataire.Designation} du {signataire.Le.EnLettres()} ; original : {LieuDesOriginaux}.", quand);
        });
        return Sceller(le);
    }
}
