using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Demonstration;

/// <summary>Ce que le chef écrit d'une lettre, d'après ce qu'elle contient et son modèle.</summary>
internal delegate ContenuDeLettre Ecriture(ContenuDeLettre contenu, ModeleDeLettre modele);
