import { json, refuse, Refused, type Answer, refuseSilently } from './answer.ts';
import { number, records, text, type Call, type Fields } from './call.ts';
import { byId, nextId } from './database.ts';
import { invented } from './unseen-answers.ts';
import type { Asset } from './records.ts';
import { listOf, type Route } from './route.ts';

export const assetRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/Asset',
    area: 'assets',
    handle: ({ world }) => json(200, listOf('assets', world.db.assets)),
  },
  {
    method: 'GET',
    path: '/api/Asset/{}',
    area: 'assets',
    handle: ({ world, params }) =>
      json(200, byId(world.db.assets, params[0]) ?? refuseSilently(404)),
  },
  { method: 'POST', path: '/api/Asset', area: 'assets', handle: saveAssets },
];

function saveAssets(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => saveAsset(call, fields)),
  );
}

/**
 * An inventory number belongs to one asset. An import updates the asset it knows; any other call is
 * refused with 409.
 */
function saveAsset(call: Call, fields: Fields): Asset {
  const { assets, clients } = call.world.db;
  const id = number(fields, 'id');
  const inventory = text(fields, 'inventory_number');
  const holder = assets.find(({ inventory_number }) => inventory_number === inventory);
  const importing = fields['_isimport'] === true;
  if (holder && holder.id !== id && !importing)
    throw new Refused(
      json(409, {
        resultCode: 409,
        errorMessage: invented.duplicateNumber(holder.inventory_number),
      }),
    );
  const changes = {
    inventory_number: inventory,
    assettype_name: text(fields, 'assettype_name'),
    client_name: text(fields, 'client_name'),
    key_field: text(fields, 'key_field'),
    source: importing ? text(fields, '_importtype') : undefined,
  };
  const given: Partial<Asset> = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  const known =
    importing && holder
      ? holder
      : id === undefined
        ? undefined
        : (byId(assets, id) ?? refuseSilently(404));
  if (known) return Object.assign(known, given);
  const asset: Asset = {
    id: nextId(assets),
    assettype_name: 'Computer',
    client_name: clients[0]?.name ?? '',
    key_field: '',
    source: 'API',
    ...given,
    inventory_number: inventory ?? refuse(400, invented.required('inventory_number')),
  };
  assets.push(asset);
  return asset;
}
