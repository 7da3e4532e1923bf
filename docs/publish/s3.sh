#!/bin/sh
# Copies _site to storage that speaks S3, with the right types and caching: sh s3.sh s3://my-bucket
# It needs the program "aws", set up with your keys; other makers' storage also wants --endpoint-url.
set -eu
bucket=$1
fresh="no-cache"
lasting="public, max-age=31536000, immutable"
aws s3 sync _site "$bucket" --exclude '.*' --exclude '_headers' --cache-control "$fresh"
for folder in cards fonts images; do
  [ ! -d "_site/$folder" ] || aws s3 cp "_site/$folder" "$bucket/$folder" --recursive --cache-control "$lasting"
done
aws s3 cp _site "$bucket" --recursive --exclude '*' --include '*.ics' \
  --content-type 'text/calendar; charset=utf-8' --cache-control "$fresh"
for file in feed.xml=application/atom+xml feed.json=application/feed+json site.webmanifest=application/manifest+json; do
  aws s3 cp "_site/${file%%=*}" "$bucket/${file%%=*}" \
    --content-type "${file#*=}; charset=utf-8" --cache-control "$fresh"
done
# What the new site no longer has goes last, so that no page misses a file meanwhile.
aws s3 sync _site "$bucket" --exclude '.*' --exclude '_headers' --delete --size-only --cache-control "$fresh"
