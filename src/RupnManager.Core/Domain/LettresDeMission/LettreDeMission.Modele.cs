using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.LettresDeMission;

public sealed partial class LettreDeMission
{
    /// <summary>Vrai si ce modèle, en vigueur, n'est pas celui du brouillon et que le chef ne l'a pas écarté.</summary>
    public bool PeutPasserA(ModeleDeLettre modele) =>
        Etat is EtatDeLettre.Brouillon && Nature is NatureDeLActe.Lettre && modele.Id != ModeleId && modele.Id != ModeleEcarteId;

    /// <summary>Passe le brouillon à un autre modèle : rien de ce que le chef a écrit ne se perd. Refus : lettre.figee.</summary>
    public void PasserAuModele(ModeleDeLettre modele, Acteur auteur, DateTime quand)
    {
        ExigerUnBrouillon();
        VersionCourante.Contenu = VersionCourante.Contenu.Passer(Modele!, modele);
        (ModeleId, Modele, ModeleEcarteId) = (modele.Id, modele, null);
        (ModifieePar, ModifieeParNom, ModifieeLe) = (auteur.PersonneId, auteur.Designation, quand);
        Jeton++;
    }

    /// <summary>Garde le modèle du brouillon, bien qu'un autre soit publié. Refus : lettre.figee.</summary>
    public void GarderSonModele(ModeleDeLettre ecarte)
    {
        ExigerUnBrouillon();
        ModeleEcarteId = ecarte.Id;
        Jeton++;
    }

    private void ExigerUnBrouillon()
    {
        if (Etat is not EtatDeLettre.Brouillon || Nature is not NatureDeLActe.Lettre) throw ReglesDeLaLettre.Figee.Refus();
    }
}
